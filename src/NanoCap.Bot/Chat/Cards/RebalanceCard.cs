using System.Globalization;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>A change of an allocation book: every leg, what was measured of the book, until when it can be approved.
/// </summary>
internal static class RebalanceCard
{
    public static Card Of(DeskState state, Rebalance rebalance, CardSetting setting)
    {
        var terms = rebalance.Terms;
        List<CardBlock> blocks = [Legs(terms)];
        if (terms.Findings.Count > 0)
        {
            blocks.Add(new CardBlock.List(
                [.. terms.Findings.Select(finding => new Cell($"{finding.Code}: {finding.Text}", Tone.Warning))],
                "Findings"));
        }

        if (terms.Book == "regime")
        {
            blocks.Add(RegimeCard.Recorded());
        }

        if (rebalance is { Status: ProposalStatus.Open, FirstYes: { } first })
        {
            blocks.Add(new CardBlock.Paragraph(new Cell(
                $"Approved by {first.By}; one more approval is needed by another person.", Tone.Warning)));
        }

        blocks.Add(new CardBlock.Paragraph(terms.Measured));
        var seenState = terms.State is { } seen ? $", {seen}" : "";
        return new(
            string.Create(CultureInfo.InvariantCulture, $"Rebalance {rebalance.Number}: {terms.Book}{seenState}"),
            rebalance.Status == ProposalStatus.Open ? Severity.Plain : Severity.Good,
            blocks)
        {
            Banner = Banner.Of(state),
            Footer = Foot(rebalance, setting),
            Buttons = Buttons(rebalance),
            Shows = rebalance.Status == ProposalStatus.Open ? [new(rebalance.Number, 1)] : [],
        };
    }

    private static CardButton[] Buttons(Rebalance rebalance)
    {
        var number = rebalance.Number.ToString(CultureInfo.InvariantCulture);
        return rebalance.Status switch
        {
            ProposalStatus.Open => [new("Approve", "/approve " + number), new("Reject", "/reject " + number)],
            ProposalStatus.Approved => [new("Withdraw", "/reject " + number)],
            _ => [],
        };
    }

    private static CardBlock.Table Legs(RebalanceTerms terms) => new(
        [new("Trade"), new("Fund"), new("Shares", true), new("Close", true), new("About USD", true), new("To", true)],
        [
            .. terms.Legs.Select(leg => (IReadOnlyList<Cell>)
            [
                leg.Side == Side.Sell ? "sell" : "buy",
                leg.Symbol.Value,
                leg.Quantity.ToString(),
                Figures.Price(leg.Reference),
                leg.Value.RoundToCent().ToString(),
                Figures.Percent(leg.Weight),
            ]),
        ],
        "Sales first, at the market; purchases when they have filled, at most 1 % over the price");

    private static string Foot(Rebalance rebalance, CardSetting setting)
    {
        var when = Figures.Moment(rebalance.Terms.ExpiresAt, setting.Calendar);
        return rebalance.Status switch
        {
            ProposalStatus.Open => string.Create(CultureInfo.InvariantCulture,
                $"/approve {rebalance.Number} covers all of it; sent {when}. /reject {rebalance.Number} says no."),
            ProposalStatus.Approved => string.Create(CultureInfo.InvariantCulture,
                $"Approved by {rebalance.DecidedBy}; sent {when}. /reject {rebalance.Number} takes it back."),
            _ => $"{rebalance.Status}. {rebalance.Note}".TrimEnd(),
        };
    }
}
