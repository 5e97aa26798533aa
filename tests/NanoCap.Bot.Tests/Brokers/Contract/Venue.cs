using NanoCap.Bot.Brokers;
using NanoCap.Simulators.Alpaca.Control;

namespace NanoCap.Bot.Tests.Brokers.Contract;

/// <summary>A broker over some exchange, and what the exchange does unasked. AAA and BBB cost 10 dollars, the account
/// has 100 000.</summary>
internal abstract class Venue : IAsyncDisposable
{
    public abstract IBroker Broker { get; }

    /// <summary>What happens at the exchange; orders are named by their client order id.</summary>
    public abstract Task DoAsync(ControlCommand command);

    /// <summary>The answer to the next order gets lost; the order itself may or may not.</summary>
    public abstract Task LoseNextAnswerAsync();

    /// <summary>All is well again.</summary>
    public abstract Task MendAsync();

    public abstract ValueTask DisposeAsync();
}
