using System.Globalization;
using NanoCap.Trading.Cash;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sizing;

namespace NanoCap.Bot.Chat.Cards;

internal static class DepositCard
{
    private static readonly Column[] SignalColumns =
    [
        new("#", true), new("Symbol"), new("Now", true), new("With it", true), new("What stands in its way"),
    ];

    public static Card Of(DeskState state, DepositWhatIf deposit, DateOnly? scanned, CardSetting setting)
    {
        List<CardBlock> blocks = [new CardBlock.Fields([.. Fields(deposit, setting)])];
        if (deposit.Signals.Count > 0)
        {
            blocks.Add(new CardBlock.Table(
                SignalColumns, [.. deposit.Signals.Select(Row)], $"The top signals of {Figures.Day(scanned!.Value)}"));
            blocks.Add(new CardBlock.Paragraph(Funded(deposit)));
        }
        else
        {
            blocks.Add(new CardBlock.Paragraph("No ranked signal waits for money."));
        }

        blocks.Add(deposit.UnreachableAfter.Count == 0
            ? new CardBlock.Paragraph("Every limit could be reached.", "Limits")
            : new CardBlock.List(
                [.. deposit.UnreachableAfter.Select(text => new Cell(text, Tone.Warning))],
                "Limits still out of reach"));
        return new($"A deposit of {Figures.Money(deposit.Amount)}", Severity.Plain, blocks)
        {
            Banner = Banner.Of(state),
            Footer = SpendableCash.IsSettledOnly(state)
                ? "A what-if: nothing is booked. A cash account can spend a deposit once it has settled."
                : "A what-if: nothing is booked. A deposit counts when the broker shows it.",
        };
    }

    private static IEnumerable<Field> Fields(DepositWhatIf deposit, CardSetting setting)
    {
        yield return new("Portfolio value", FromTo(deposit.Before.Equity.ToString(), deposit.After.Equity.ToString()));
        yield return new("Spendable", FromTo(deposit.Before.Spendable.ToString(), deposit.After.Spendable.ToString()));
        if (setting.Profile.Sizing == SizingPolicy.EqualSlot)
        {
            yield return new("Slots", $"{Figures.Count(deposit.SlotsAfter.FreePlaces, "free place", "free places")} of "
                + FromTo(deposit.SlotsBefore.Slot.ToString(), deposit.SlotsAfter.Slot.ToString()));
        }
    }

    private static string FromTo(string before, string after) => $"{before} -> {after} USD";

    private static IReadOnlyList<Cell> Row(DepositLine line) =>
    [
        line.Before.Terms.Rank.ToString(CultureInfo.InvariantCulture),
        new(line.Symbol.Value, Tone.Strong),
        Size(line.Before),
        new(Size(line.After), line.IsFunded ? Tone.Good : Tone.Plain),
        line.IsFunded ? $"now: {Reason(line.Before.Verdict)}" : Reason(line.After.Verdict),
    ];

    private static string Size(PlannedProposal made) => made.Verdict.IsRefused
        ? "-"
        : $"{made.Terms.Quantity} = {Figures.Money(made.Terms.Notional)}";

    private static string Reason(RiskVerdict verdict) => string.Join(", ", verdict.Findings
        .Where(finding => finding.Effect == (verdict.IsRefused ? FindingEffect.Refuses : FindingEffect.Cuts))
        .Select(finding => finding.Code).Distinct());

    private static string Funded(DepositWhatIf deposit)
    {
        var funded = deposit.Signals.Where(line => line.IsFunded).Select(line => line.Symbol.Value).ToList();
        return funded.Count == 0
            ? "It would let no further signal be proposed."
            : $"It would let {string.Join(" and ", funded)} be proposed too.";
    }
}
