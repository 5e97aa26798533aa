using System.Globalization;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>The living card of a proposal: the same card from the question to the result.</summary>
internal static class ProposalCard
{
    private static readonly string[] Steps = ["proposed", "approved", "sent", "filled", "protected", "closed"];

    /// <param name="state">The desk.</param>
    /// <param name="proposal">What the card is about.</param>
    /// <param name="setting">What cards need to know.</param>
    /// <param name="isBrief">Leaves out what no longer helps: the evidence once it is decided, the terms once it is
    /// filled or over.</param>
    public static Card Of(DeskState state, Proposal proposal, CardSetting setting, bool isBrief = false)
    {
        var progress = ProposalProgress.Of(state, proposal);
        var terms = proposal.Terms;
        var shares = proposal.ApprovedQuantity ?? terms.Quantity;
        var blocks = new List<CardBlock>();
        if (progress.Stage != ProposalStage.Proposed)
        {
            blocks.Add(new CardBlock.Paragraph(Path(progress.Stage)));
        }

        blocks.AddRange(ProposalStory.Of(progress, setting));
        var isAsked = progress.Stage == ProposalStage.Proposed;
        if (!isBrief || progress.Stage < ProposalStage.Filled)
        {
            blocks.Add(Order(proposal, shares, setting));
        }

        if (progress.Stage is ProposalStage.Proposed or ProposalStage.Approved)
        {
            blocks.Add(IfFilled(state, terms, shares));
        }

        if (terms.Findings.Count > 0 && (!isBrief || isAsked))
        {
            blocks.Add(new CardBlock.List([.. terms.Findings.Select(Words.Finding)], "The review says"));
        }

        if (!isBrief || isAsked)
        {
            blocks.Add(EvidenceBlock.Of($"Why {terms.Strategy}", terms.Evidence));
        }

        var version = proposal.Version > 1 ? $", version {proposal.Version}" : "";
        return new(
            string.Create(CultureInfo.InvariantCulture,
                $"Proposal {proposal.Number}{version}: buy {shares} {terms.Symbol}, {terms.Name}"),
            SeverityOf(progress),
            blocks)
        {
            Banner = Banner.Of(state),
            Buttons = Buttons(progress),
            Shows = [new(proposal.Number, proposal.Version)],
            Footer = isBrief && !isAsked ? null : "Closing prices of " + Figures.Day(terms.Session)
                + (state.LastScan is { } scan && scan.Session == terms.Session ? $", {scan.Source}." : "."),
        };
    }

    private static Cell Path(ProposalStage stage)
    {
        if (stage > ProposalStage.Closed)
        {
            var ending = stage switch
            {
                ProposalStage.NotFilled => "not filled",
                ProposalStage.Denied => "refused before sending",
                _ => stage.ToString().ToLowerInvariant(),
            };
            return new("ended: " + ending, Tone.Warning);
        }

        var marks = Steps.Select((step, place) => (place <= (int)stage ? "● " : "○ ") + step);
        return new(string.Join("   ", marks), Tone.Strong);
    }

    private static CardBlock.Fields Order(Proposal proposal, Quantity shares, CardSetting setting)
    {
        var terms = proposal.Terms;
        var time = terms.TimeExitSessions is { } sessions
            ? $"open of session {sessions} after the entry's" : "none";
        return new(
        [
            .. terms.AfterSale is { } sale
                ? [new Field("Waits for", string.Create(CultureInfo.InvariantCulture, $"the end of sale {sale}"))]
                : Array.Empty<Field>(),
            .. terms.Former is { } former
                ? [new Field("Changed", new Cell(
                    $"close {former.Reference} → {terms.Reference}, limit {former.Limit} → {terms.Limit}, "
                    + $"stop {former.Stop} → {terms.Stop}, shares {former.Quantity} → {terms.Quantity}",
                Tone.Warning))]
                : Array.Empty<Field>(),
            new("Rank", Rank(terms)),
            new("Size", new Cell($"{shares} shares, at most {Figures.Money(terms.Limit * shares)}", Tone.Strong)),
            new("Entry", $"{terms.BandBottom} to {terms.Limit} (close {terms.Reference}), limit {terms.Limit}"),
            new("Stop", FromReference(terms.Stop, terms.Reference)),
            new("Target", terms.Target is { } target ? FromReference(target, terms.Reference) : Figures.Dash),
            new("Time exit", time),
            new("Sector", terms.Sector ?? "unknown"),
            new("Expires", Figures.Moment(terms.ExpiresAt, setting.Calendar)),
        ]);
    }

    private static string Rank(ProposalTerms terms) => terms.Rank == 0
        ? "none: a purchase by hand"
        : string.Create(CultureInfo.InvariantCulture,
            $"{terms.Rank}, score {Figures.Number(terms.Score, "0.00")} (confidence ")
        + $"{Figures.Number(terms.Confidence, "0.00")}, strategy {Figures.Change(terms.Momentum).Text} in 63 sessions)";

    private static string FromReference(Price level, Price reference) =>
        $"{level} ({Figures.Signed(level.Value / reference.Value - 1m)} of the close)";

    private static CardBlock.Fields IfFilled(DeskState state, ProposalTerms terms, Quantity shares)
    {
        var after = WhatIf.Of(state, terms, shares);
        var share = after.LossShare is { } ratio ? $", {Figures.Percent(ratio)} of equity" : "";
        return new(
        [
            new("Cash after", Figures.Money(after.CashAfter)),
            new("Positions after", after.PositionsAfter.ToString(CultureInfo.InvariantCulture)),
            new("Loss at the stop", new Cell($"{Figures.Money(after.LossAtStop)}{share}", Tone.Bad)),
            new("Stop then", after.StopAtLimit.ToString()),
            new("Share of volume", Figures.Percent(terms.VolumeShare)),
            new("Spread and cost", Figures.Money(terms.SpreadCost)),
        ], "If filled at the limit; a gap below the stop loses more");
    }

    private static Severity SeverityOf(ProposalProgress progress) => progress.Stage switch
    {
        ProposalStage.Protected => Severity.Good,
        ProposalStage.Closed => progress.Trades.Sum(trade => trade.Realised.Value) > 0m
            ? Severity.Good : Severity.Warning,
        ProposalStage.Filled or ProposalStage.Denied => Severity.Warning,
        _ => Severity.Plain,
    };

    private static CardButton[] Half(ProposalProgress progress, string number)
    {
        var half = Quantity.Of(progress.Proposal.Terms.Quantity.Value / 2m).Floor();
        return half.IsZero ? [] : [new($"Half ({half})", $"/approve {number} {half}")];
    }

    private static CardButton[] Buttons(ProposalProgress progress)
    {
        var number = progress.Proposal.Number.ToString(CultureInfo.InvariantCulture);
        var why = new CardButton("Why", "/why " + progress.Proposal.Terms.Symbol);
        return progress.Stage switch
        {
            ProposalStage.Proposed =>
                [
                    new("Approve", "/approve " + number), new("Reject", "/reject " + number), .. Half(progress, number),
                    why,
                ],
            ProposalStage.Approved => [new("Withdraw", "/reject " + number), why],
            ProposalStage.Filled or ProposalStage.Protected =>
                [new("Close", "/close " + progress.Proposal.Terms.Symbol)],
            _ => [],
        };
    }
}
