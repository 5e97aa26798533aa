using NanoCap.Trading.Cash;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Cards;

internal static class CashCard
{
    public static Card Of(DeskState state, CashAdvice advice)
    {
        var line = advice.Line;
        List<CardBlock> blocks =
        [
            new CardBlock.Fields(
            [
                new("Portfolio value", Figures.Money(line.Equity)),
                new("Cash", Figures.Money(line.Cash)),
                new("Open buys", Figures.Money(line.OpenBuys)),
                new("Buffer", Figures.Money(line.Buffer)),
                new("Spendable", new Cell(Figures.Money(line.Spendable), Tone.Strong)),
                new("Wanted", Figures.Money(advice.Demand)),
            ]),
            .. CashBlocks.Verdict(advice, "For the open proposals"),
            new CardBlock.Table(
                [new("Session"), new("Settles", true), new("Spendable", true)],
                [.. line.Days.Select(day => (IReadOnlyList<Cell>)
                    [Figures.Day(day.Session), day.Settling.ToString(), day.Spendable.ToString()])],
                "Coming sessions"),
        ];
        return new("Cash", advice.IsEnough ? Severity.Plain : Severity.Warning, blocks) { Banner = Banner.Of(state) };
    }
}
