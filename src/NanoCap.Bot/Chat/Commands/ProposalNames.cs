using System.Globalization;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Commands;

internal static class ProposalNames
{
    public static string Missing(DeskState state, int number)
    {
        var open = state.OpenProposals.Select(proposal => proposal.Number)
            .Concat(state.Rebalances.Values
                .Where(rebalance => rebalance.Status == ProposalStatus.Open).Select(rebalance => rebalance.Number))
            .Concat(state.OpenSaleProposals.Select(sale => sale.Number))
            .Concat(state.Ramp.Open is { } step ? [step.Number] : [])
            .Order().Select(known => known.ToString(CultureInfo.InvariantCulture)).ToList();
        return $"There is no proposal {number}; " + (open.Count == 0
            ? "none is open." : $"open: {string.Join(", ", open)}.");
    }
}
