using NanoCap.Trading.Cash;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Commands;

/// <summary>What is said about cash as programs read it; a name here never changes its meaning.</summary>
internal static class CashData
{
    public static object Of(CashAdvice advice) => new
    {
        Equity = advice.Line.Equity.Value,
        Cash = advice.Line.Cash.Value,
        Unsettled = advice.Line.Unsettled.Value,
        OpenBuys = advice.Line.OpenBuys.Value,
        Fees = advice.Line.Fees.Value,
        Buffer = advice.Line.Buffer.Value,
        Spendable = advice.Line.Spendable.Value,
        Demand = advice.Demand.Value,
        advice.IsEnough,
        advice.Verdict,
        Days = advice.Line.Days.Select(day =>
            new { day.Session, Settling = day.Settling.Value, Spendable = day.Spendable.Value }),
        Liquidation = advice.Liquidation.Select(candidate => new
        {
            candidate.Place,
            Symbol = candidate.Symbol.Value,
            Value = candidate.Value.Value,
            Return = candidate.Return.Value,
            candidate.SessionsHeld,
            candidate.StrategyMomentum,
        }),
        Swap = advice.Swap is { } swap ? Of(swap) : null,
        Consolidation = advice.Consolidation.Select(candidate => new
        {
            Symbol = candidate.Symbol.Value,
            Value = candidate.Value.Value,
            candidate.Code,
            Stays = candidate.Stays?.Value,
            candidate.Text,
        }),
        Funding = advice.Funding is { } funding ? Of(funding) : null,
    };

    public static object Of(DepositWhatIf deposit) => new
    {
        Amount = deposit.Amount.Value,
        EquityBefore = deposit.Before.Equity.Value,
        EquityAfter = deposit.After.Equity.Value,
        SpendableBefore = deposit.Before.Spendable.Value,
        SpendableAfter = deposit.After.Spendable.Value,
        SlotBefore = deposit.SlotsBefore.Slot.Value,
        SlotAfter = deposit.SlotsAfter.Slot.Value,
        deposit.SlotsAfter.FreePlaces,
        Signals = deposit.Signals.Select(line => new
        {
            line.Before.Terms.Rank,
            Symbol = line.Symbol.Value,
            QuantityBefore = line.Before.Terms.Quantity.Value,
            QuantityAfter = line.After.Terms.Quantity.Value,
            ValueAfter = line.After.Terms.Notional.Value,
            line.IsFunded,
            FindingsBefore = line.Before.Verdict.Findings.Select(CommandData.Of),
            FindingsAfter = line.After.Verdict.Findings.Select(CommandData.Of),
        }),
        deposit.UnreachableBefore,
        deposit.UnreachableAfter,
    };

    private static object Of(SwapAdvice swap) => new
    {
        Sell = swap.Sell.Value,
        SellShares = swap.SellShares.Value,
        swap.SellScore,
        Proceeds = swap.Proceeds.Value,
        Realised = swap.Realised.Value,
        Buy = swap.Buy.Value,
        BuyShares = swap.BuyShares.Value,
        swap.BuyScore,
        Notional = swap.Notional.Value,
        Gain = swap.Gain.Value,
        Cost = swap.Cost.Value,
        CashAfter = swap.CashAfter.Value,
        swap.PositionsAfter,
        swap.SaleNumber,
        swap.BuyNumber,
    };

    private static object Of(FundingAdvice funding) => new
    {
        funding.AddsFunds,
        funding.Scans,
        funding.Signals,
        Wanted = funding.Wanted.Value,
        CouldRaise = funding.CouldRaise.Value,
        funding.Measured,
        LaterReturn = funding.LaterReturn?.Value,
        funding.Text,
    };
}
