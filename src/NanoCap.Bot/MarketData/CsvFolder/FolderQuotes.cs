using System.Globalization;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.MarketData.CsvFolder;

/// <summary><c>quotes.csv</c> beside the bars: symbol, bid, ask, last, time; whoever keeps the folder keeps it fresh. A
/// side that nobody offers is empty; the time is UTC, as 2026-01-02T14:30:00Z.</summary>
internal sealed class FolderQuotes(string folder) : IQuoteSource
{
    public const string Name = "quotes.csv";

    private static readonly string[] Columns = ["symbol", "bid", "ask", "last", "time"];

    public Task<IReadOnlyDictionary<Symbol, Quote>> ReadAsync(
        IReadOnlyCollection<Symbol> symbols, CancellationToken cancellationToken) =>
        Task.Run<IReadOnlyDictionary<Symbol, Quote>>(() => Read(symbols), cancellationToken);

    private Dictionary<Symbol, Quote> Read(IReadOnlyCollection<Symbol> symbols)
    {
        var wanted = symbols.ToHashSet();
        var quotes = new Dictionary<Symbol, Quote>();
        var problems = new List<string>();
        try
        {
            CsvTable.Read(Path.Combine(folder, Name), Columns, problems, row =>
            {
                if (row.Symbol() is { } symbol && TryTime(row, out var at) && wanted.Contains(symbol))
                {
                    quotes[symbol] = new Quote(PriceOf(row, "bid"), PriceOf(row, "ask"), PriceOf(row, "last"), at);
                }
            });
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new MarketDataException($"{Name} could not be read.", [failure.Message]);
        }

        return problems.Count == 0
            ? quotes
            : throw new MarketDataException($"{Name} cannot be trusted, so nothing of it is used.", problems);
    }

    private static Price? PriceOf(CsvTableRow row, string column) =>
        row.NumberAbove(0, column) is { } price ? Price.Of(price) : null;

    private static bool TryTime(CsvTableRow row, out DateTimeOffset at)
    {
        var isTime = DateTimeOffset.TryParseExact(
            row.Text("time"), "yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal, out at);
        if (!isTime)
        {
            row.Refuse("time", "a time such as 2026-01-02T14:30:00Z");
        }

        return isTime;
    }
}
