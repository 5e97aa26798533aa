using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Tests.Bars;

/// <summary>Builds the bars of one symbol, session by session, on weekdays from Monday 2024-01-01.</summary>
internal sealed class Stock(string ticker, int firstSession = 0)
{
    public const double UsualVolume = 100_000;

    private readonly List<(int Session, double Open, double High, double Low, double Close, double Volume)> bars = [];
    private readonly List<Split> splits = [];
    private int next = firstSession;
    private Usd? marketCap = new(500_000_000m);
    private decimal? floatShares;
    private string? sector;

    /// <summary>Session number of the last bar.</summary>
    public int Last => next - 1;

    public static DateOnly DateOf(int session) =>
        new DateOnly(2024, 1, 1).AddDays((session / 5 * 7) + (session % 5));

    public Stock Flat(int sessions, double price = 10, double volume = UsualVolume)
    {
        for (var count = 0; count < sessions; count++)
        {
            Bar(price, price, price, price, volume);
        }

        return this;
    }

    public Stock Closes(params double[] closes)
    {
        foreach (var close in closes)
        {
            Close(close);
        }

        return this;
    }

    public Stock Close(double close, double volume = UsualVolume) => Bar(close, close, close, close, volume);

    public Stock Bar(double open, double high, double low, double close, double volume = UsualVolume)
    {
        bars.Add((next++, open, high, low, close, volume));
        return this;
    }

    public Stock Missing(int sessions = 1)
    {
        next += sessions;
        return this;
    }

    public Stock Cap(decimal? usd)
    {
        marketCap = usd is { } known ? new Usd(known) : null;
        return this;
    }

    public Stock Float(decimal shares)
    {
        floatShares = shares;
        return this;
    }

    public Stock Sector(string name)
    {
        sector = name;
        return this;
    }

    public Stock Split(int session, decimal factor) => SplitOn(DateOf(session), factor);

    public Stock SplitOn(DateOnly date, decimal factor)
    {
        splits.Add(new Split(date, factor));
        return this;
    }

    public SymbolHistory Build()
    {
        var symbol = Symbol.Of(ticker);
        var columns = new BarColumns(
            bars.Count,
            [.. bars.Select(bar => DateOf(bar.Session).DayNumber)],
            [.. bars.Select(bar => bar.Open)],
            [.. bars.Select(bar => bar.High)],
            [.. bars.Select(bar => bar.Low)],
            [.. bars.Select(bar => bar.Close)],
            [.. bars.Select(bar => bar.Close)],
            [.. bars.Select(bar => bar.Volume)]);
        return new SymbolHistory(
            new Listing(symbol, ticker, Sector: sector, MarketCap: marketCap, FloatShares: floatShares),
            BarSeries.Of(symbol, columns, splits),
            splits);
    }

    public static UniverseBars Market(params Stock[] stocks) =>
        UniverseBars.Of(stocks.Select(stock => stock.Build()), new Provenance("by hand", IsSimulated: true));

    /// <summary>The last bar of a symbol in a market.</summary>
    public static BarPoint LastOf(UniverseBars market, string ticker)
    {
        var ordinal = market.OrdinalOf(Symbol.Of(ticker));
        return new BarPoint(market, ordinal, market.Symbols[ordinal].Bars.Count - 1);
    }
}
