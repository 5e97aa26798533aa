using System.Globalization;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>What has happened to a proposal so far, as fields of its card.</summary>
internal static class ProposalStory
{
    public static IEnumerable<CardBlock> Of(ProposalProgress progress, CardSetting setting)
    {
        var fields = new List<Field>();
        AddDecision(fields, progress, setting);
        AddOrder(fields, progress, setting);
        AddPosition(fields, progress);
        AddResult(fields, progress);
        return fields.Count > 0 ? [new CardBlock.Fields(fields)] : [];
    }

    private static void AddDecision(List<Field> fields, ProposalProgress progress, CardSetting setting)
    {
        var proposal = progress.Proposal;
        if (proposal.FirstYes is { } first)
        {
            var missing = proposal.Status == ProposalStatus.Open
                ? "; one more approval is needed by another person" : "";
            fields.Add(new("First approval", new Cell(
                $"by {first.By}, {Figures.Moment(first.At, setting.Calendar)}{missing}", Tone.Warning)));
        }

        if (proposal.DecidedBy is { } by)
        {
            var when = proposal.DecidedAt is { } at ? ", " + Figures.Moment(at, setting.Calendar) : "";
            var what = progress.Stage switch
            {
                ProposalStage.Rejected => "Rejected",
                ProposalStage.Withdrawn => "Withdrawn",
                _ => "Approved",
            };
            fields.Add(new(what, $"by {by}{when}"));
        }

        if (proposal.Note is { } note)
        {
            fields.Add(new("Note", new Cell(note, Tone.Warning)));
        }
    }

    private static void AddOrder(List<Field> fields, ProposalProgress progress, CardSetting setting)
    {
        if (progress.Entry is not { } entry)
        {
            return;
        }

        var sent = entry.SentAt is { } at ? $"sent {Figures.Moment(at, setting.Calendar)}, " : "";
        var note = entry.Note is { } words ? $" ({words})" : "";
        fields.Add(new("Order", $"{Words.Order(entry)}, {sent}{Words.Of(entry.Status)}{note}"));
        if (!entry.Filled.IsZero)
        {
            var average = Price.Of(entry.FilledValue.Value / entry.Filled.Value);
            var part = entry.Filled < entry.Request.Quantity ? $" of {entry.Request.Quantity}" : "";
            fields.Add(new("Filled", $"{entry.Filled}{part} at {average}, {Figures.Money(entry.FilledValue)}"));
        }
    }

    private static void AddPosition(List<Field> fields, ProposalProgress progress)
    {
        if (progress.Position is not { } position)
        {
            return;
        }

        fields.Add(new("Held", string.Create(CultureInfo.InvariantCulture,
            $"{position.Quantity} at {position.LastPrice}, {Figures.Money(position.MarketValue)}")));
        fields.Add(new("Result", new Cell(
            $"{Figures.Signed(position.Unrealised)} USD, {Figures.Signed(position.Return.Value)}",
            Figures.ToneOf(position.Unrealised.Value))));
        fields.Add(new("Guard", Guard(progress.Protection, progress.Coverage)));
        if (position.Selling is { } selling)
        {
            fields.Add(new("Selling", new Cell(Words.Of(selling), Tone.Warning)));
        }
        else if (position.ScheduledExit is { } scheduled)
        {
            fields.Add(new("Next open", new Cell("sold: " + Words.Of(scheduled), Tone.Warning)));
        }
    }

    private static Cell Guard(Order? protection, PositionCoverage? coverage) => protection is null
        ? new(coverage?.Why ?? "no order guards it yet", Tone.Warning)
        : new($"{Words.Prices(protection.Request)} at the broker", Tone.Good);

    private static void AddResult(List<Field> fields, ProposalProgress progress)
    {
        if (progress.Trades.Count == 0)
        {
            return;
        }

        var result = new Usd(progress.Trades.Sum(trade => trade.Realised.Value - trade.Fees.Value));
        var cost = progress.Trades.Sum(trade => (trade.EntryPrice * trade.Quantity).Value);
        var last = progress.Trades[^1];
        fields.Add(new("Closed", $"{Words.Of(last.Reason)} on {Figures.Day(last.ExitSession)} at {last.ExitPrice}"));
        fields.Add(new("Result", new Cell(
            $"{Figures.Signed(result)} USD, {Figures.Signed(result.Value / cost)}", Figures.ToneOf(result.Value))));
    }
}
