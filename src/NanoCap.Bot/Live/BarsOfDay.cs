using System.Globalization;
using NanoCap.Bot.Desk;
using NanoCap.Bot.MarketData;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Live;

/// <summary>Reads the bars anew for each daily run. While too many symbols lack the day's bar it is tried again, until
/// the evening is late; then the run takes what there is, and a person is told what is not.</summary>
internal sealed partial class BarsOfDay(
    IBarSource source,
    LoadedMarket market,
    IDesk desk,
    TradingCalendar calendar,
    TimeProvider clock,
    ILogger<BarsOfDay> logger)
{
    /// <summary>More symbols than this share must not lack the bar.</summary>
    public const double MostLacking = 0.02;

    private const int MostNamed = 10;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMinutes(10);
    private static readonly TimeOnly Latest = new(19, 0);

    /// <summary>Puts the bars up to a session in place.</summary>
    /// <returns>When to try again; null when what is in place is the best there will be.</returns>
    public async Task<DateTimeOffset?> BringAsync(DateOnly session, CancellationToken cancellationToken)
    {
        var (history, why) = await TryLoadAsync(cancellationToken);
        var lacking = history is null ? null : Lacking(history.Bars, session);
        if (lacking is not { IsTooMany: false })
        {
            why ??= $"{lacking!.Symbols.Count} of {lacking.Of} symbols have no bar of {Iso(session)}";
            var again = clock.GetUtcNow() + BetweenTries;
            if (again <= calendar.AtNewYork(session, Latest))
            {
                LogAgain(logger, why);
                return again;
            }

            await TellAsync(session, why, lacking, cancellationToken);
        }

        if (history is not null)
        {
            market.Replace(history);
        }

        return null;
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Of those that traded in the session before, since the others have left the market.</summary>
    private LackingBars Lacking(UniverseBars bars, DateOnly session)
    {
        var before = calendar.Previous(session).DayNumber;
        var last = bars.Symbols.Select(history => (history.Symbol, Last: history.Bars.DayNumbers[^1]))
            .Where(history => history.Last >= before).ToList();
        var lacking = last.Where(history => history.Last < session.DayNumber)
            .Select(history => history.Symbol.Value).ToList();
        return new LackingBars(lacking, last.Count);
    }

    private async Task<(MarketHistory? History, string? Why)> TryLoadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await source.LoadAsync(cancellationToken), null);
        }
        catch (MarketDataException failure)
        {
            return (null, failure.Message.ReplaceLineEndings(" "));
        }
    }

    private async Task TellAsync(
        DateOnly session, string why, LackingBars? lacking, CancellationToken cancellationToken)
    {
        var names = lacking is { Symbols: { Count: > 0 } symbols }
            ? ": " + string.Join(", ", symbols.Take(MostNamed)) + (symbols.Count > MostNamed ? ", ..." : "")
            : "";
        await desk.PostAsync(
            new AlertInput.Seen(
                AlertTopic.Data, "bars", AlertSeverity.Warning,
                $"The daily run of {Iso(session)} took what there was: {why}{names}. Look after the source of bars.",
                IsPassing: true, clock.GetUtcNow()),
            cancellationToken);
    }

    private sealed record LackingBars(IReadOnlyList<string> Symbols, int Of)
    {
        public bool IsTooMany => Symbols.Count > Of * MostLacking || Of == 0;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The daily run waits ten minutes for bars: {Why}")]
    private static partial void LogAgain(ILogger logger, string why);
}
