using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Schedule;

/// <summary>What the moments of a session bring to the timed jobs: recorded bars that trade, or a market that moves by
/// itself and is only looked at.</summary>
internal interface ISessionMoments
{
    /// <summary>Whether the prices of a close are the official ones, so that no second reading will ever
    /// come.</summary>
    bool HasOfficialCloses { get; }

    /// <summary>The bars up to the close of the session are there.</summary>
    /// <returns>When to ask again; null when nothing better is to be expected.</returns>
    Task<DateTimeOffset?> BringBarsAsync(DateOnly session, CancellationToken cancellationToken);

    /// <summary>The symbols whose split takes effect before the open; those that could not be asked after are not among
    /// them, and the market view says so.</summary>
    Task<IReadOnlySet<Symbol>> BeforeOpenAsync(DateOnly session, CancellationToken cancellationToken);

    /// <summary>The opening print has come.</summary>
    Task OpenAsync(DateOnly session, CancellationToken cancellationToken);

    /// <summary>Protection is in place; the session goes on to its close.</summary>
    Task AfterProtectionAsync(DateOnly session, CancellationToken cancellationToken);

    /// <summary>Market orders that came shortly before the close have had their time.</summary>
    Task NearCloseAsync(DateOnly session, CancellationToken cancellationToken);

    /// <summary>The session is over.</summary>
    Task CloseAsync(DateOnly session, CancellationToken cancellationToken);

    /// <summary>What symbols cost at the open; one that is not known is missing.</summary>
    Task<IReadOnlyDictionary<Symbol, Price>> PricesAtOpenAsync(
        DateOnly session, IReadOnlyCollection<Symbol> symbols, CancellationToken cancellationToken);

    /// <summary>What symbols cost at the close and shortly before it; one that is not known is missing.</summary>
    Task<IReadOnlyDictionary<Symbol, Price>> PricesAtCloseAsync(
        DateOnly session, IReadOnlyCollection<Symbol> symbols, CancellationToken cancellationToken);

    /// <summary>What a job has set off is done, where that can be waited for.</summary>
    Task SettleAsync(CancellationToken cancellationToken);
}
