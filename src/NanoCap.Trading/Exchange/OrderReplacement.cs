using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Exchange;

/// <summary>What is to be different about an order; null leaves what was.</summary>
public sealed record OrderReplacement
{
    /// <summary>Our name for the order that takes its place; null lets the broker name it.</summary>
    public ClientOrderId? Id { get; init; }

    /// <summary>Shares of the whole order; not what is left of it.</summary>
    public Quantity? Quantity { get; init; }

    /// <summary>The limit, US dollars a share.</summary>
    public Price? LimitPrice { get; init; }

    /// <summary>The trigger, US dollars a share.</summary>
    public Price? StopPrice { get; init; }

    /// <summary>How long it works.</summary>
    public TimeInForce? TimeInForce { get; init; }

    /// <summary>The order with these changes. Where no quantity is given it is the original's, although a part of that
    /// may be filled already.</summary>
    /// <param name="original">What is to be changed.</param>
    /// <param name="name">The name where none is given.</param>
    public OrderRequest Of(OrderRequest original, ClientOrderId name)
    {
        ArgumentNullException.ThrowIfNull(original);
        return original with
        {
            Id = Id ?? name,
            Quantity = Quantity ?? original.Quantity,
            LimitPrice = LimitPrice ?? original.LimitPrice,
            StopPrice = StopPrice ?? original.StopPrice,
            TimeInForce = TimeInForce ?? original.TimeInForce,
        };
    }
}
