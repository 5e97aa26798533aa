using System.Globalization;
using NanoCap.Trading.Cash;

namespace NanoCap.Bot.Chat.Cards;

internal static class CashBlocks
{
    private static readonly Column[] SaleColumns =
    [
        new("#", true), new("Symbol"), new("Value", true), new("Return", true), new("Sessions", true),
        new("Its strategy, 63 sessions", true),
    ];

    public static IEnumerable<CardBlock> Verdict(CashAdvice advice, string heading)
    {
        yield return new CardBlock.Paragraph(
            new(advice.Verdict, advice.IsEnough ? Tone.Plain : Tone.Warning), heading);
        if (advice.Liquidation.Count > 0)
        {
            yield return new CardBlock.Table(
                SaleColumns, [.. advice.Liquidation.Select(Row)], "It could be raised by selling, in this order");
        }
    }

    private static IReadOnlyList<Cell> Row(LiquidationCandidate candidate) =>
    [
        candidate.Place.ToString(CultureInfo.InvariantCulture),
        new(candidate.Symbol.Value, Tone.Strong),
        candidate.Value.ToString(),
        Figures.Change(candidate.Return.Value),
        candidate.SessionsHeld.ToString(CultureInfo.InvariantCulture),
        Figures.Change(candidate.StrategyMomentum),
    ];
}
