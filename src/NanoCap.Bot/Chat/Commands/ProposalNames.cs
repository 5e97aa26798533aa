using System.Globalization;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Commands;

internal static class ProposalNames
{
    public static string Missing(DeskState state, int number)
    {
        var open = state.OpenProposals
            .Select(proposal => proposal.Number.ToString(CultureInfo.InvariantCulture)).ToList();
        return $"There is no proposal {number}; " + (open.Count == 0
            ? "none is open." : $"open: {string.Join(", ", open)}.");
    }
}
