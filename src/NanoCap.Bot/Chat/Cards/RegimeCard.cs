using System.Globalization;
using NanoCap.Bot.Scanning;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Strategies.Allocation;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>The market's regime and its weights, never without what such rules really earned.</summary>
internal static class RegimeCard
{
    public static Card Of(DeskState state, AllocationAdvice advice)
    {
        List<CardBlock> blocks = [.. Today(advice), Recorded(), new CardBlock.Paragraph(advice.Book.Evidence)];
        return new(Title(advice), Severity.Plain, blocks)
        {
            Banner = Banner.Of(state),
            Footer = "Bare: without confirmation, caps, equity scaling and cost. Look-ahead cannot be traded; the bot "
                + "fills at the next close.",
        };
    }

    private static string Title(AllocationAdvice advice) =>
        $"Regime of {Figures.Day(advice.Session)}: {advice.Target?.State ?? "not known"}";

    private static IEnumerable<CardBlock> Today(AllocationAdvice advice)
    {
        if (advice.Missing.Count > 0)
        {
            yield return new CardBlock.Paragraph(new(
                $"Today's regime is not known: the market has no bars of {string.Join(", ", advice.Missing)}.",
                Tone.Warning));
            yield break;
        }

        if (advice.Target is not { SkipReason: null } target)
        {
            var why = advice.Target?.SkipReason ?? "no fund has a bar of the session";
            yield return new CardBlock.Paragraph(new($"Today's regime is not known: {why}.", Tone.Warning));
            yield break;
        }

        yield return new CardBlock.Fields(
            [.. target.Evidence.Select(number => new Field(number.Name, Figures.Number(number.Value)))]);
        var weights = target.Within(advice.Book.Limits, 1);
        yield return weights.Count == 0
            ? new CardBlock.Paragraph("Weights: all cash.")
            : new CardBlock.Fields(
                [.. weights.Select(fund => new Field(fund.Symbol.Value, Figures.Percent(fund.Weight)))],
                "Weights, of equity");
        if (target.Note is { } note)
        {
            yield return new CardBlock.Paragraph(new(note, Tone.Warning));
        }
    }

    /// <summary>What the rules earned under each fill; goes wherever the book is offered.</summary>
    public static CardBlock.Table Recorded() => new(
        [
            new("Filled at"), new("Bare, a year", true), new("Sharpe", true),
            new("Shipped, a year", true), new("Sharpe", true), new("Drawdown", true),
        ],
        [
            .. RegimeFigures.Recorded.Select(figures => (IReadOnlyList<Cell>)
            [
                FillName.Of(figures.Fill),
                Figures.Change(figures.BareReturn),
                Ratio(figures.BareSharpe),
                Figures.Change(figures.ShippedReturn),
                Ratio(figures.ShippedSharpe),
                Figures.Percent(figures.ShippedDrawdown),
            ]),
        ],
        $"Measured {Date(RegimeFigures.From)} to {Date(RegimeFigures.To)}");

    private static string Ratio(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
