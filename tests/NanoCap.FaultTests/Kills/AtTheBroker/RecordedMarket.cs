using System.Globalization;
using NanoCap.Bot.MarketData;
using NanoCap.Bot.MarketData.Synthetic;
using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;

namespace NanoCap.FaultTests.Kills.AtTheBroker;

/// <summary>An invented market as a folder of bars that a bot trades on without knowing that it is one, and the quotes
/// that go with its days.</summary>
internal sealed class RecordedMarket
{
    private readonly UniverseBars bars;

    private RecordedMarket(UniverseBars bars) => this.bars = bars;

    /// <summary>Writes every symbol that never split, so that what trades is what the file says.</summary>
    public static async Task<RecordedMarket> WriteAsync(string folder, CancellationToken cancellationToken)
    {
        var options = new SyntheticMarketOptions { LastSession = new DateOnly(2025, 3, 31) };
        var market = await options.ToBarSource().LoadAsync(cancellationToken);
        Directory.CreateDirectory(Path.Combine(folder, "bars"));
        List<string> listings = ["symbol,name,exchange,country,sector,industry,market_cap"];
        foreach (var history in market.Bars.Symbols.Where(known => !HasSplit(known.Bars)))
        {
            var listing = history.Listing;
            listings.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{history.Symbol},{listing.Name},{listing.Exchange},{listing.Country},{listing.Sector},")
                + string.Create(CultureInfo.InvariantCulture, $"{listing.Industry},{listing.MarketCap?.Value:0}"));
            await File.WriteAllLinesAsync(
                Path.Combine(folder, "bars", $"{history.Symbol}.csv"), LinesOf(history.Bars), cancellationToken);
        }

        await File.WriteAllLinesAsync(Path.Combine(folder, "universe.csv"), listings, cancellationToken);
        return new RecordedMarket(market.Bars);
    }

    /// <summary>A price of every symbol, by which the broker knows it.</summary>
    public ControlCommand.SetPrices Prices => new(bars.Symbols.ToDictionary(
        history => history.Symbol, history => Price.Of(Cents((decimal)history.Bars.RawClose[^1]))));

    /// <summary>Bid and ask around a price of each symbol's bar.</summary>
    /// <param name="session">The day.</param>
    /// <param name="column">Which price of the bar.</param>
    /// <param name="symbols">Those asked for; ones without a bar have no quote.</param>
    public ControlCommand.SetQuotes QuotesOf(
        DateOnly session, Func<BarSeries, int, double> column, IEnumerable<Symbol> symbols) =>
        new([.. symbols.Select(symbol => FindQuote(session, column, symbol)).OfType<StandInQuote>()]);

    private StandInQuote? FindQuote(DateOnly session, Func<BarSeries, int, double> column, Symbol symbol)
    {
        if (bars.Find(symbol)?.Bars is not { } series
            || series.DayNumbers.BinarySearch(session.DayNumber) is not (>= 0 and var index)
            || Price.FromMeasured(column(series, index)) is not { } price)
        {
            return null;
        }

        // A tick to each side.
        var (middle, tick) = (Cents(price.Value), price.Value < 1 ? 0.001m : 0.01m);
        return new StandInQuote(symbol, Price.Of(middle - tick), Price.Of(middle + tick));
    }

    private static decimal Cents(decimal price) => Math.Round(price, price < 1 ? 4 : 2);

    private static bool HasSplit(BarSeries series)
    {
        for (var index = 1; index < series.Count; index++)
        {
            var change = series.RawOverAdjusted(index) / series.RawOverAdjusted(index - 1);
            if (Math.Abs(change - 1) > 0.2)
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<string> LinesOf(BarSeries series)
    {
        List<string> lines = ["date,open,high,low,close,adj_close,volume"];
        for (var index = 0; index < series.Count; index++)
        {
            var raw = series.RawOverAdjusted(index);
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{series.SessionAt(index):yyyy-MM-dd},{series.Open[index] * raw:0.0000},")
                + string.Create(
                    CultureInfo.InvariantCulture,
                    $"{series.High[index] * raw:0.0000},{series.Low[index] * raw:0.0000},")
                + string.Create(
                    CultureInfo.InvariantCulture,
                    $"{series.RawClose[index]:0.0000},{series.Close[index]:0.000000},{series.RawVolume[index]:0}"));
        }

        return lines;
    }
}
