using NanoCap.Trading.Exchange;

namespace NanoCap.Bot.Brokers;

/// <summary>Drives a broker that trades on recorded bars through the moments of a session. A moment that has passed
/// does nothing, so that driving it again after a crash is harmless.</summary>
public interface ISessionPlayback
{
    /// <summary>Whether everything that the broker has told was taken by those who listen.</summary>
    bool IsQuiet { get; }

    /// <summary>Splits take effect.</summary>
    Task BeforeOpenAsync(SessionBars bars, CancellationToken cancellationToken);

    /// <summary>The opening print: market orders, gaps, entries.</summary>
    Task OpenAsync(SessionBars bars, CancellationToken cancellationToken);

    /// <summary>A minute later, when somebody waits for it: entries that came after the opening print.</summary>
    Task AfterOpenAsync(SessionBars bars, CancellationToken cancellationToken);

    /// <summary>What the session's range reached: stops and targets.</summary>
    Task IntrabarAsync(SessionBars bars, CancellationToken cancellationToken);

    /// <summary>Shortly before the close: market orders that came after the open.</summary>
    Task NearCloseAsync(SessionBars bars, CancellationToken cancellationToken);

    /// <summary>Day orders end, positions are marked.</summary>
    Task CloseAsync(SessionBars bars, CancellationToken cancellationToken);
}
