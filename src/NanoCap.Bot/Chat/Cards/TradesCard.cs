using System.Globalization;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Bot.Chat.Cards;

internal static class TradesCard
{
    private static readonly Column[] Columns =
    [
        new("#", true), new("Symbol"), new("Strategy"), new("In"), new("Out"), new("Shares", true),
        new("Paid", true), new("Sold", true), new("Result", true), new("Return", true), new("Why"),
    ];

    public static Card Of(DeskState state, int count)
    {
        if (state.Trades.IsEmpty)
        {
            return Card.Line("No trade has been closed yet.");
        }

        var last = state.Trades.TakeLast(count).Reverse().ToList();
        var total = new Usd(state.Trades.Sum(trade => Net(trade).Value));
        var summary = $"{Figures.Count(state.Trades.Count, "closed trade", "closed trades")} in all, "
            + $"{Figures.Signed(total)} USD after fees of sales, win rate {Figures.Percent(WinRate(state.Trades))}.";
        return new($"Last {Figures.Count(last.Count, "trade", "trades")}", Severity.Plain,
        [
            new CardBlock.Table(Columns, [.. last.Select(Row)]),
            new CardBlock.Paragraph(new(summary, Tone.Quiet)),
        ])
        {
            Banner = Banner.Of(state),
        };
    }

    public static Usd Net(ClosedTrade trade) => trade.Realised - trade.Fees;

    /// <summary>Trades with a gain after fees over all; null without trades.</summary>
    public static Ratio? WinRate(IReadOnlyCollection<ClosedTrade> trades) => trades.Count == 0
        ? null
        : new Ratio((decimal)trades.Count(trade => Net(trade).Value > 0m) / trades.Count);

    private static IReadOnlyList<Cell> Row(ClosedTrade trade) =>
    [
        trade.Number.ToString(CultureInfo.InvariantCulture),
        new(trade.Symbol.Value, Tone.Strong),
        trade.Strategy,
        trade.EntrySession.ToString("MM-dd", CultureInfo.InvariantCulture),
        trade.ExitSession.ToString("MM-dd", CultureInfo.InvariantCulture),
        trade.Quantity.ToString(),
        trade.EntryPrice.ToString(),
        trade.ExitPrice.ToString(),
        Figures.Result(Net(trade)),
        Figures.Change(Net(trade).Value / (trade.EntryPrice * trade.Quantity).Value),
        Words.Of(trade.Reason),
    ];
}
