using System.Globalization;
using NanoCap.Trading.Cash;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>After the close: signal exits are scheduled, and a person is asked about the best signals.</summary>
internal static class DailyRun
{
    public static void Decide(Draft draft, DeskInput.SignalsRanked ranked)
    {
        // The same day twice would ask twice; a repeated run after a crash changes nothing.
        if (draft.State.LastScan is { } last && last.Session >= ranked.Scan.Session)
        {
            return;
        }

        foreach (var symbol in ranked.Scan.SignalExits)
        {
            if (draft.State.Positions.TryGetValue(symbol, out var position)
                && position.Selling is null && (position.ScheduledExit is null || !position.Keep.IsZero))
            {
                draft.Add(new DeskEvent.ExitScheduled(symbol, ExitReason.Signal, Actor.Rule, draft.At));
            }
        }

        if (draft.Rules.Calendar.FindNext(ranked.Scan.Session) is not { } next)
        {
            // The calendar ends here: there is no session in which anything could be bought.
            return;
        }

        var window = draft.Rules.EntryWindowOf(next);
        var plan = ProposalPlan.Of(
            draft.State, ranked.Scan, ranked.Market, draft.Rules.Profile, draft.At,
            window.End, NextNumber(draft.State));
        draft.Add(new DeskEvent.ScanCompleted(plan.Digest, draft.At));
        foreach (var planned in plan.Reviewed)
        {
            if (planned.Number is { } number)
            {
                draft.Add(new DeskEvent.ProposalRaised(number, 1, planned.Terms, draft.At));
            }
        }

        if (plan is { Digest.Cash.Swap: { } swap, SwapPurchase: { Number: { } buyNumber } purchase })
        {
            RaiseSwap(draft, ranked, swap);
            draft.Add(new DeskEvent.ProposalRaised(buyNumber, 1, purchase.Terms, draft.At));
        }
    }

    /// <summary>Both legs are asked about; the purchase waits for this sale and ends with it.</summary>
    private static void RaiseSwap(Draft draft, DeskInput.SignalsRanked ranked, SwapAdvice swap)
    {
        var cost = AssumedCost.PerSide(
            draft.Rules.Profile, ranked.Market.Find(swap.Sell)?.MedianDollarVolume ?? double.NaN);
        var why = string.Create(CultureInfo.InvariantCulture,
            $"Swap: its score is {swap.SellScore:0.000}, that of {swap.Buy} is {swap.BuyScore:0.000}; expected gain ")
            + string.Create(CultureInfo.InvariantCulture,
                $"{swap.Gain} USD, spreads, fees and 1 % {swap.Cost} USD. Proposal {swap.BuyNumber} waits for it.");
        var expires = draft.Rules.EntryWindowOf(draft.Rules.Calendar.Next(ranked.Scan.Session)).End;
        SaleProposals.Raise(draft, SaleTerms.Of(
            draft.State, swap.Sell, null, ExitReason.Swap, why, ranked.Scan.Session, cost, expires));
    }

    /// <summary>The number after all that were ever given, to proposals, sales, rebalances and steps of the ramp alike.
    /// </summary>
    public static int NextNumber(DeskState state) =>
        state.Proposals.Keys.Concat(state.Rebalances.Keys).Concat(state.SaleProposals.Keys)
            .Concat(state.Ramp.Proposals.Keys)
            .Append(state.BrokerIds.HighestNumber).Max() + 1;
}
