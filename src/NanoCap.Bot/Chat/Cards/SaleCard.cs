using System.Globalization;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>The living card of a proposal to sell.</summary>
internal static class SaleCard
{
    public static Card Of(DeskState state, SaleProposal sale, CardSetting setting)
    {
        var terms = sale.Terms;
        var isOpen = sale.Status == ProposalStatus.Open;
        var shares = sale.ApprovedQuantity ?? terms.Quantity;
        return new(
            string.Create(CultureInfo.InvariantCulture, $"Proposal {sale.Number}: sell ")
                + (terms.IsAll && sale.ApprovedQuantity is null ? "all " : "") + $"{shares} {terms.Symbol}",
            SeverityOf(sale),
            [new CardBlock.Paragraph(terms.Why), Facts(state, sale, shares, setting)])
        {
            Banner = Banner.Of(state),
            Buttons = Buttons(sale),
            Footer = Foot(sale, setting),
            Shows = isOpen ? [new(sale.Number, 1)] : [],
        };
    }

    private static CardBlock.Fields Facts(DeskState state, SaleProposal sale, Quantity shares, CardSetting setting)
    {
        var terms = sale.Terms;
        var fields = new List<Field>();
        if (sale.Result is { } result)
        {
            fields.Add(new("Sold", $"{result.Sold} shares for {Figures.Money(result.Proceeds)} after fees"));
            fields.Add(new("Result", Figures.Result(result.Realised)));
        }
        else
        {
            var part = terms.Quantity.IsZero ? 0m : shares.Value / terms.Quantity.Value;
            fields.Add(new("Last price", terms.Reference.ToString()));
            fields.Add(new("Expected", $"{Figures.Money(terms.Proceeds * part)} after cost; the market decides"));
            fields.Add(new("Result", new Cell(
                $"{Figures.Signed(terms.Realised * part)} USD realised, first in, first out",
                Figures.ToneOf(terms.Realised.Value))));
            fields.Add(new("Left", Left(state, terms.Symbol, shares)));
            fields.Add(new("Cash after", Figures.Money(state.Books.Cash + (terms.Proceeds * part))));
            fields.Add(new("Expires", Figures.Moment(terms.ExpiresAt, setting.Calendar)));
        }

        if (sale.DecidedBy is { } by)
        {
            fields.Add(new("Decided", $"by {by}"));
        }

        if (sale.Note is { } note)
        {
            fields.Add(new("Note", new Cell(note, Tone.Warning)));
        }

        return new(fields);
    }

    private static string Left(DeskState state, Symbol symbol, Quantity shares) =>
        state.Positions.TryGetValue(symbol, out var position) && position.Quantity > shares
            ? $"{position.Quantity - shares} shares, protected again when these are sold"
            : "nothing";

    private static Severity SeverityOf(SaleProposal sale) => sale switch
    {
        { Result: { IsComplete: true } result } => result.Realised < Usd.Zero ? Severity.Warning : Severity.Good,
        { Result: not null } => Severity.Warning,
        _ => Severity.Plain,
    };

    private static CardButton[] Buttons(SaleProposal sale)
    {
        var number = sale.Number.ToString(CultureInfo.InvariantCulture);
        return sale.Status switch
        {
            ProposalStatus.Open => [new("Approve", "/approve " + number), new("Reject", "/reject " + number)],
            ProposalStatus.Approved => [new("Withdraw", "/reject " + number)],
            _ => [],
        };
    }

    private static string Foot(SaleProposal sale, CardSetting setting)
    {
        var until = Figures.Moment(sale.Terms.ExpiresAt, setting.Calendar);
        return sale switch
        {
            { Status: ProposalStatus.Open } =>
                $"At the market: at once in the session, else at the next open. Until {until}; silence means no.",
            { Status: ProposalStatus.Approved } => string.Create(CultureInfo.InvariantCulture,
                $"Sent before the next open; /reject {sale.Number} takes it back until then."),
            { IsSelling: true } => "It is being sold.",
            { Result.IsComplete: true } => "Sold.",
            _ => $"Ended: {sale.Status.ToString().ToLowerInvariant()}.",
        };
    }
}
