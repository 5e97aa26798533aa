using NanoCap.Trading.Cash;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Chat.Cards;

internal static class CashCard
{
    public static Card Of(DeskState state, CashAdvice advice)
    {
        var line = advice.Line;
        List<CardBlock> blocks =
        [
            new CardBlock.Fields([.. LineOf(state, line), new("Wanted", Figures.Money(advice.Demand))]),
            .. CashBlocks.Verdict(advice, "For what the latest signals want", state),
            new CardBlock.Table(
                [new("Session"), new("Settles", true), new("Spendable", true)],
                [.. line.Days.Select(day => (IReadOnlyList<Cell>)
                    [Figures.Day(day.Session), day.Settling.ToString(), day.Spendable.ToString()])],
                "Coming sessions"),
        ];
        return new("Cash", advice.IsEnough ? Severity.Plain : Severity.Warning, blocks) { Banner = Banner.Of(state) };
    }

    public static IEnumerable<Field> LineOf(DeskState state, CashLine line)
    {
        yield return new("Portfolio value", Figures.Money(line.Equity));
        yield return new("Cash", Figures.Money(line.Cash));
        if (SpendableCash.IsSettledOnly(state))
        {
            yield return new("Not settled yet", Figures.Money(line.Unsettled));
        }

        yield return new("Open buys", line.Fees > Usd.Zero
            ? $"{Figures.Money(line.OpenBuys)}, {Figures.Money(line.Fees)} of it costs"
            : Figures.Money(line.OpenBuys));
        yield return new("Buffer", Figures.Money(line.Buffer));
        yield return new("Spendable", new Cell(Figures.Money(line.Spendable), Tone.Strong));
    }
}
