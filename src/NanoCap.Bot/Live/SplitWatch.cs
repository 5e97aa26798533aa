using NanoCap.Bot.Desk;
using NanoCap.Bot.MarketData;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Live;

/// <summary>Which symbols split before the open of a session: asked from the morning on, each symbol once. Without a
/// source there is nothing to ask, and the bands of the review are what is left.</summary>
internal sealed partial class SplitWatch(
    IEnumerable<ICorporateActionSource> sources,
    IDesk desk,
    TradingCalendar calendar,
    TimeProvider clock,
    ILogger<SplitWatch> logger)
{
    /// <summary>Before the open no price of the morning is compared with the close before.</summary>
    private static readonly TimeSpan BeforeOpen = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(8);

    private readonly ICorporateActionSource? source = sources.FirstOrDefault();
    private readonly Lock gate = new();
    private readonly HashSet<Symbol> asked = [];
    private readonly HashSet<Symbol> splitting = [];
    private DateOnly of;

    /// <summary>The session whose morning or day it is; null when none is.</summary>
    public DateOnly? Session => clock.GetUtcNow() is var now
        && calendar.FindSession(calendar.NewYorkDate(now)) is { } session
        && now >= session.Open - BeforeOpen && now < session.Close
            ? session.Date
            : null;

    /// <summary>Whether a split was found of which the desk was not told.</summary>
    public bool HasUntold => Session is { } session && Untold(session).Count > 0;

    /// <summary>Asks after symbols of the present session that were not asked after yet.</summary>
    public async Task AskAsync(IReadOnlyCollection<Symbol> symbols, CancellationToken cancellationToken)
    {
        if (source is null || Session is not { } session || Missing(session, symbols) is not { Count: > 0 } missing)
        {
            return;
        }

        try
        {
            var from = calendar.Previous(session).AddDays(1);
            var actions = await source.ReadAsync(missing, from, session, cancellationToken)
                .WaitAsync(Deadline, clock, cancellationToken);
            lock (gate)
            {
                asked.UnionWith(missing);
                splitting.UnionWith(actions
                    .Where(action => action.ShareFactor is { } factor && factor != 1m)
                    .Select(action => action.Symbol));
            }
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogUnread(logger, failure.Message);
        }
    }

    /// <summary>The splits that were found for a session.</summary>
    public IReadOnlySet<Symbol> Found(DateOnly session)
    {
        lock (gate)
        {
            return of == session ? splitting.ToHashSet() : [];
        }
    }

    /// <summary>Whether all of these were asked after and the desk knows of those that split.</summary>
    public bool Knows(IReadOnlyCollection<Symbol> symbols) =>
        source is null || Session is not { } session
        || (Missing(session, symbols).Count == 0 && Untold(session).Count == 0);

    private List<Symbol> Untold(DateOnly session)
    {
        var told = desk.State.Splits;
        return [.. Found(session).Where(symbol => told.Session != session || !told.Symbols.Contains(symbol))];
    }

    private List<Symbol> Missing(DateOnly session, IReadOnlyCollection<Symbol> symbols)
    {
        lock (gate)
        {
            if (of != session)
            {
                of = session;
                asked.Clear();
                splitting.Clear();
            }

            return [.. symbols.Where(symbol => !asked.Contains(symbol)).Distinct()];
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Splits could not be asked after, entries wait: {Why}")]
    private static partial void LogUnread(ILogger logger, string why);
}
