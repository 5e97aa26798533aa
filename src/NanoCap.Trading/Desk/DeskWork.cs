using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Desk;

/// <summary>Something that must still be done outside; derived from the state, so a crash cannot lose it.</summary>
/// <param name="NotBefore">Not to be done before this instant; null for at once.</param>
public abstract record DeskWork(DateTimeOffset? NotBefore)
{
    /// <summary>What tells one piece of work from another.</summary>
    public abstract string Id { get; }

    /// <summary>Send an order.</summary>
    /// <param name="Order">The order.</param>
    public sealed record Submit(Order Order) : DeskWork(Order.NotBefore)
    {
        /// <inheritdoc />
        public override string Id => "submit:" + Order.Id.Value;
    }

    /// <summary>Ask what became of an order.</summary>
    /// <param name="Order">The order.</param>
    public sealed record LookUp(Order Order) : DeskWork(Order.NotBefore)
    {
        /// <inheritdoc />
        public override string Id => "look-up:" + Order.Id.Value;
    }

    /// <summary>Ask the broker to cancel an order.</summary>
    /// <param name="Order">The order.</param>
    public sealed record Cancel(Order Order) : DeskWork(Order.NotBefore)
    {
        /// <inheritdoc />
        public override string Id => "cancel:" + Order.Id.Value;
    }

    /// <summary>Ask the broker to cancel an order that is not ours, for an EXIT.</summary>
    /// <param name="Order">The order.</param>
    public sealed record CancelForeign(ForeignOrder Order) : DeskWork(Order.NotBefore)
    {
        /// <inheritdoc />
        public override string Id => "cancel-foreign:" + Order.BrokerOrderId;
    }

    /// <summary>Tell the desk that an instant has come, at which what is left of an entry ends.</summary>
    /// <param name="Order">The entry.</param>
    /// <param name="Due">The instant.</param>
    public sealed record Wake(Order Order, DateTimeOffset Due) : DeskWork(Due)
    {
        /// <inheritdoc />
        public override string Id => "wake:" + Order.Id.Value;
    }

    /// <summary>Read all of the broker's books.</summary>
    /// <param name="NotBefore">Not to be done before this instant; null for at once.</param>
    public sealed record ReadBroker(DateTimeOffset? NotBefore = null) : DeskWork(NotBefore)
    {
        /// <inheritdoc />
        public override string Id => "read-broker";
    }
}
