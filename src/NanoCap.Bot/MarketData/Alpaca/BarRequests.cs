using System.Globalization;
using NanoCap.Bot.Brokers;
using NanoCap.Bot.Brokers.Alpaca;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.MarketData.Alpaca;

/// <summary>Daily bars of all exchanges. Volumes of one exchange would break every rule on volume, so no other feed is
/// ever asked for; and a free key may not ask for the last quarter of an hour.</summary>
internal sealed class BarRequests(DataLine line)
{
    /// <summary>Prices as they traded.</summary>
    public const string Raw = "raw";

    /// <summary>Without splits.</summary>
    public const string Split = "split";

    /// <summary>Without splits, dividends and spin-offs.</summary>
    public const string All = "all";

    private const int BarsAPage = 10_000;
    private readonly SymbolChunks chunks = new(line);

    /// <summary>Bars from a session to another, both included. Symbols without any are missing.</summary>
    /// <param name="symbols">At most as many as one question holds.</param>
    /// <param name="from">The first session.</param>
    /// <param name="last">The last session; a bar of a later one is not whole yet, and is left out.</param>
    /// <param name="end">Where the question ends.</param>
    /// <param name="adjustment">One of the words above.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="MarketDataException">A page could not be read.</exception>
    public async Task<Dictionary<Symbol, DayPrices>> ReadAsync(
        IReadOnlyList<Symbol> symbols,
        DateOnly from,
        DateOnly last,
        DateTimeOffset end,
        string adjustment,
        CancellationToken cancellationToken)
    {
        var asked = symbols.ToDictionary(symbol => symbol.Value, StringComparer.Ordinal);
        var found = new Dictionary<Symbol, DayPrices>();
        var question = string.Create(
            CultureInfo.InvariantCulture,
            $"timeframe=1Day&start={from:yyyy-MM-dd}T00:00:00Z&end={end.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}"
            + $"&limit={BarsAPage}&adjustment={adjustment}&feed=sip&sort=asc");
        await DataPages.ReadAsync(
            line,
            next => chunks.AskAsync(
                symbols, names => $"/v2/stocks/bars?symbols={names}&{question}{next}",
                RequestPriority.Read, DataLine.PatientTries, cancellationToken),
            Take);
        return found;

        void Take(string path, DataAnswers.Page page)
        {
            if (page.Bars.ValueKind == System.Text.Json.JsonValueKind.Null)
            {
                return;
            }

            foreach (var (name, bars) in line.Parse(path, page.Bars, DataJson.Default.DictionaryStringListDailyBar))
            {
                if (asked.TryGetValue(name, out var symbol) && bars is { Count: > 0 })
                {
                    if (!found.TryGetValue(symbol, out var prices))
                    {
                        found.Add(symbol, prices = new DayPrices());
                    }

                    Gather(prices, bars, last);
                }
            }
        }
    }

    private static void Gather(DayPrices prices, List<DataAnswers.DailyBar?> bars, DateOnly last)
    {
        foreach (var bar in bars)
        {
            if (bar?.At is not { } at)
            {
                prices.AddUndated();
            }
            else if (TradingCalendar.Nyse.NewYorkDate(at) is var day && day <= last)
            {
                prices.Add(day, bar);
            }
        }
    }
}
