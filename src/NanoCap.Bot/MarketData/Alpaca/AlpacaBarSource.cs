using System.Globalization;
using NanoCap.Bot.Options;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.MarketData.Alpaca;

/// <summary>Daily bars up to the last session that is over, kept on disk between runs: a day costs a question for
/// several hundred symbols, and only symbols whose adjustment changed are read whole.</summary>
internal sealed partial class AlpacaBarSource(
    BotOptions options,
    BarUpdate update,
    AlpacaListings listings,
    DataLine line,
    TimeProvider time,
    ILogger<AlpacaBarSource> logger) : IBarSource
{
    /// <summary>A free key may ask for what is at least a quarter of an hour old.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromMinutes(16);

    private const int MostNamed = 10;

    public async Task<MarketHistory> LoadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var end = time.GetUtcNow() - Delay;
        var last = LastSession(end);
        var before = line.Requests;
        var skipped = new List<SkippedSymbol>();
        var known = await listings.ReadAsync(options.MarketData.Folder, skipped, cancellationToken);
        var cache = new BarCache(Path.Combine(options.State.Folder, "cache", "alpaca"));
        var from = new DateOnly(last.Year - options.Alpaca.HistoryYears, 1, 1);
        var histories = new List<SymbolHistory>();
        try
        {
            var faults = await update.RunAsync(cache, [.. known.Keys], from, last, end, cancellationToken);
            Read(cache, known.Values, faults, histories, skipped);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new MarketDataException("The kept bars of Alpaca cannot be read or written:", [failure.Message]);
        }

        LogRead(logger, histories.Count, last, line.Requests - before);
        return histories.Count > 0 ? Gather(histories, skipped, last) : throw new MarketDataException(
            "No usable market data of Alpaca:",
            [.. skipped.Select(symbol => $"{symbol.Symbol}: {symbol.Reason}")]);
    }

    /// <summary>The last session that was over at an instant.</summary>
    public static DateOnly LastSession(DateTimeOffset instant)
    {
        var calendar = TradingCalendar.Nyse;
        var today = calendar.NewYorkDate(instant);
        return calendar.FindSession(today) is { } session && session.Close <= instant
            ? today : calendar.Previous(today);
    }

    private static void Read(
        BarCache cache,
        IEnumerable<Listing> known,
        Dictionary<Symbol, string> faults,
        List<SymbolHistory> histories,
        List<SkippedSymbol> skipped)
    {
        foreach (var listing in known)
        {
            if (faults.GetValueOrDefault(listing.Symbol) is { } fault)
            {
                skipped.Add(new SkippedSymbol(listing.Symbol.Value, fault));
                continue;
            }

            var (columns, splits, unsound) = cache.Find(listing.Symbol);
            if (unsound is null)
            {
                histories.Add(new SymbolHistory(listing, BarSeries.Of(listing.Symbol, columns, splits), splits));
            }
            else
            {
                skipped.Add(new SkippedSymbol(
                    listing.Symbol.Value, $"malformed: {unsound}; all its bars are read again next time"));
                cache.Forget(listing.Symbol);
            }
        }
    }

    private static MarketHistory Gather(
        List<SymbolHistory> histories, List<SkippedSymbol> skipped, DateOnly last)
    {
        skipped.Sort((left, right) => string.CompareOrdinal(left.Symbol, right.Symbol));
        var warnings = new List<string>();
        var late = histories.Where(history => history.Bars.SessionAt(history.Bars.Count - 1) < last)
            .Select(history => history.Symbol.Value).Order(StringComparer.Ordinal).ToList();
        if (late.Count > 0)
        {
            warnings.Add($"{late.Count} of {histories.Count} symbols have no bar of {Iso(last)}: " + Named(late));
        }

        var unknown = histories.Count(history => history.Listing.MarketCap is null);
        if (unknown > 0)
        {
            warnings.Add($"Of {unknown} of {histories.Count} symbols no capitalisation is known, so none of them is "
                + $"entered; {UniverseFile.Name} in MarketData:Folder tells it.");
        }

        var caveat = $"universe and capitalisation of {Iso(last)}, survivors only";
        return new MarketHistory(
            UniverseBars.Of(histories, new Provenance("Alpaca, all exchanges", IsSimulated: false, caveat)),
            skipped, warnings);
    }

    private static string Named(List<string> names) => string.Join(", ", names.Take(MostNamed))
        + (names.Count > MostNamed ? $" and {names.Count - MostNamed} more." : ".");

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Bars of {Symbols} symbols were brought up to {Last} with {Requests} requests")]
    private static partial void LogRead(ILogger logger, int symbols, DateOnly last, int requests);
}
