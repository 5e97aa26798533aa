using System.Globalization;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>All open proposals in a few lines: what stands last on a screen that their cards have filled.</summary>
internal static class WaitingCard
{
    private static readonly Column[] Columns =
    [
        new("#", true), new("Buy"), new("At most", true), new("Stop", true), new("Target", true),
        new("Loss at the stop", true),
    ];

    /// <summary>Null where one card or none says it all.</summary>
    public static Card? Of(DeskState state, CardSetting setting)
    {
        var open = state.OpenProposals.ToList();
        if (open.Count < 2)
        {
            return null;
        }

        var until = Figures.Moment(open.Min(proposal => proposal.Terms.ExpiresAt), setting.Calendar);
        return new(
            $"{open.Count} proposals wait for your word", Severity.Plain,
            [new CardBlock.Table(Columns, [.. open.Select(proposal => Row(state, proposal))])])
        {
            Banner = Banner.Of(state),
            Footer = $"Until {until}; silence means no. /approve N, /approve N SHARES, /reject N, /why SYMBOL",
        };
    }

    private static IReadOnlyList<Cell> Row(DeskState state, Proposal proposal)
    {
        var terms = proposal.Terms;
        var after = WhatIf.Of(state, terms, terms.Quantity);
        return
        [
            proposal.Number.ToString(CultureInfo.InvariantCulture),
            new($"{terms.Quantity} {terms.Symbol}", Tone.Strong),
            terms.Notional.ToString(),
            terms.Stop.ToString(),
            Figures.Price(terms.Target),
            after.LossAtStop.ToString(),
        ];
    }
}
