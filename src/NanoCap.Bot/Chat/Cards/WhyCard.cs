using System.Globalization;
using NanoCap.Bot.Scanning;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Cards;

internal static class WhyCard
{
    public static Card Of(DeskState state, WhyFacts facts)
    {
        List<CardBlock> blocks = [new CardBlock.Paragraph(new(Verdict(facts), Tone.Strong))];
        blocks.AddRange(facts.Signals.Select(Signal));
        if (facts.Line is { Findings.Count: > 0 } line)
        {
            blocks.Add(new CardBlock.List([.. line.Findings.Select(Words.Finding)], "The review says"));
        }

        var fired = facts.Signals.Select(signal => signal.Signal.Strategy).ToHashSet();
        blocks.AddRange(facts.Numbers.Where(numbers => !fired.Contains(numbers.Strategy))
            .Select(numbers => EvidenceBlock.Of($"{numbers.Strategy} did not fire", numbers.Numbers)));
        if (facts.Market is { } market)
        {
            blocks.Add(Market(market));
        }

        var name = facts.Market is { Listing.Name.Length: > 0 } known ? ", " + known.Listing.Name : "";
        return new($"Why {facts.Symbol}{name}", Severity.Plain, blocks) { Banner = Banner.Of(state) };
    }

    private static string Verdict(WhyFacts facts)
    {
        var on = facts.Session is { } session ? " on " + Figures.Day(session) : "";
        if (facts.Skipped is { } skipped)
        {
            return $"It takes no part{on}: {skipped.Reason}.";
        }

        if (facts.Line?.ProposalNumber is { } number)
        {
            return string.Create(CultureInfo.InvariantCulture, $"It is proposal {number}, from the scan{on}.");
        }

        if (facts.Line is { Note: { } note })
        {
            return $"It is not proposed{on}: {note}.";
        }

        if (facts.Line is { Findings.Count: > 0 })
        {
            return $"The review refused it{on}.";
        }

        if (facts.Signals.Count > 0)
        {
            return facts.Signals[0].Note is { } reason
                ? $"It has a signal{on} and is not proposed: {reason}."
                : $"It has a signal{on} and is not among those proposed.";
        }

        return facts.Session is null ? "There has been no scan yet." : $"No strategy fired{on}.";
    }

    private static CardBlock Signal(SheetSignal line)
    {
        var signal = line.Signal;
        var rank = line.Rank is { } known ? string.Create(CultureInfo.InvariantCulture, $"rank {known}") : "no rank";
        List<Field> fields =
        [
            new("Score", $"{Figures.Number(line.Score, "0.0000")}, {rank}"),
            new("Confidence", Figures.Number(signal.Confidence, "0.0000")),
            new("Strategy, 63 sessions", Figures.Change(line.Momentum)),
            new("Close", Figures.Number(signal.Reference)),
            new("Stop", Figures.Number(signal.Stop)),
            new("Target", Figures.Number(signal.Target)),
            new("Time exit", signal.TimeExitSessions is { } sessions
                ? Figures.Count(sessions, "session", "sessions") : "none"),
            .. signal.Evidence.Select(number => new Field(number.Name, Figures.Number(number.Value, "0.######"))),
        ];
        return new CardBlock.Fields(fields, $"Signal of {signal.Strategy}");
    }

    private static CardBlock.Fields Market(InstrumentView market) => new(
    [
        new("Sector", market.Listing.Sector ?? "unknown"),
        new("Capitalisation", Figures.Money(market.Listing.MarketCap)),
        new("Last close", $"{market.LastClose}, {Figures.Day(market.LastSession)}"),
        new("Volume, mean of 20", Figures.Number(market.MeanVolume, "#,##0") + " shares"),
        new("Dollar volume, median of 20", Figures.Number(market.MedianDollarVolume, "#,##0") + " USD"),
        new("Entry refused by", market.EntryRefusals.Count == 0
            ? "nothing" : new Cell(string.Join("; ", market.EntryRefusals), Tone.Bad)),
        .. market.EntryNotes.Select(note => new Field("To know", note)),
    ], "The symbol");
}
