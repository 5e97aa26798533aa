using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>What the account would look like after an entry at its limit price, everything approved before it
/// filled too.</summary>
/// <param name="CashAfter">Cash less the entries at their limits and the estimated costs.</param>
/// <param name="PositionsAfter">Positions held afterwards.</param>
/// <param name="StopAtLimit">Where the stop would lie: it keeps its relative distance from the fill.</param>
/// <param name="LossAtStop">From the limit price to that stop; a gap below the stop loses more.</param>
/// <param name="LossShare">That loss over equity.</param>
internal sealed record WhatIf(
    Usd CashAfter, int PositionsAfter, Price StopAtLimit, Usd LossAtStop, Ratio? LossShare)
{
    public static WhatIf Of(DeskState state, ProposalTerms terms, Quantity shares)
    {
        if (terms.AfterSale is { } number && state.SaleProposals.GetValueOrDefault(number) is { IsPending: true } sale)
        {
            // It waits for that sale: this is what there is then.
            state = sale.Terms.AssumedIn(state, sale.ApprovedQuantity);
        }

        var stop = Price.Of(terms.Limit.Value * terms.Stop.Value / terms.Reference.Value).RoundToTick();
        var loss = terms.Limit * shares - stop * shares;
        var isHeld = state.Positions.ContainsKey(terms.Symbol);
        var others = state.Proposals.Values
            .Where(other => other.Status == ProposalStatus.Approved && other.Terms.Symbol != terms.Symbol).ToList();
        var reserved = new Usd(others.Sum(other =>
            (other.Terms.Limit * (other.ApprovedQuantity ?? other.Terms.Quantity) + other.Terms.SpreadCost).Value));
        return new(
            state.Books.Cash - reserved - terms.Limit * shares - terms.SpreadCost,
            state.Positions.Count + others.Count(other => !state.Positions.ContainsKey(other.Terms.Symbol))
                + (isHeld ? 0 : 1),
            stop,
            loss,
            state.Equity.Value > 0m ? loss / state.Equity : null);
    }
}
