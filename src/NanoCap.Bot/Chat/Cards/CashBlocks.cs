using System.Globalization;
using NanoCap.Trading.Cash;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>What to do about cash, the same on the digest and on <c>/cash</c>.</summary>
internal static class CashBlocks
{
    private static readonly Column[] SaleColumns =
    [
        new("#", true), new("Symbol"), new("Value", true), new("Return", true), new("Sessions", true),
        new("Its strategy, 63 sessions", true),
    ];

    public static IEnumerable<CardBlock> Verdict(CashAdvice advice, string heading, DeskState? state = null)
    {
        yield return new CardBlock.Paragraph(
            new(advice.Verdict, advice.IsEnough ? Tone.Plain : Tone.Warning), heading);
        if (advice.Liquidation.Count > 0)
        {
            yield return new CardBlock.Table(
                SaleColumns, [.. advice.Liquidation.Select(Row)], "It could be raised by selling, in this order");
        }

        if (advice.Swap is { } swap)
        {
            yield return Swap(swap, state);
        }

        if (advice.Consolidation.Count > 0)
        {
            yield return new CardBlock.List(
                [.. advice.Consolidation.Select(candidate => new Cell(candidate.Text))],
                "Worth selling, if anything is");
        }

        if (advice.Funding is { } funding)
        {
            yield return new CardBlock.Paragraph(new(funding.Text), "Add funds or consolidate");
        }
    }

    private static CardBlock.Fields Swap(SwapAdvice swap, DeskState? state) => new(
    [
        new("Sell", $"{swap.SellShares} {swap.Sell}, score {Score(swap.SellScore)}{StageOf(state, swap.SaleNumber)}"),
        new("Then buy", $"{swap.BuyShares} {swap.Buy}, score {Score(swap.BuyScore)}{StageOf(state, swap.BuyNumber)}"),
        new("Proceeds", Figures.Money(swap.Proceeds)),
        new("Realised", Figures.ResultUsd(swap.Realised)),
        new("Expected gain", Figures.Money(swap.Gain)),
        new("It must be above", Figures.Money(swap.Cost) + " (spreads, fees and 1 %)"),
        new("Cash after", Figures.Money(swap.CashAfter)),
        new("Positions after", swap.PositionsAfter.ToString(CultureInfo.InvariantCulture)),
    ],
    "A swap is worth its cost");

    private static string Score(double score) => Figures.Number(score, "0.000");

    private static string StageOf(DeskState? state, int? number) => number is not { } known ? ""
        : (state?.Proposals.GetValueOrDefault(known)?.Status ?? state?.SaleProposals.GetValueOrDefault(known)?.Status)
            is { } status
            ? string.Create(CultureInfo.InvariantCulture, $" ({known}, {status.ToString().ToLowerInvariant()})")
            : string.Create(CultureInfo.InvariantCulture, $" ({known})");

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
