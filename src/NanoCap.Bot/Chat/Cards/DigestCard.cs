using System.Globalization;
using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>The one message of the day.</summary>
internal static class DigestCard
{
    private const int Top = 4;
    private const int Next = 6;

    /// <param name="state">The desk.</param>
    /// <param name="scan">The daily run.</param>
    /// <param name="setting">What cards need to know.</param>
    /// <param name="held">Alerts that were held back from whoever reads it.</param>
    /// <param name="head">How far the journal reaches: whoever keeps the digest can tell a shortened journal by it.
    /// </param>
    public static Card Of(
        DeskState state, ScanDigest scan, CardSetting setting, IReadOnlyList<AlertTelling>? held = null,
        JournalHead? head = null)
    {
        var blocks = new List<CardBlock> { AccountBlock.Of(state, setting) };
        blocks.AddRange(BreakerBlocks.Story(state, setting));
        blocks.AddRange(StrategyBlocks.Of(scan.Strategies));
        blocks.AddRange(StrategyBlocks.Records(scan.Strategies));
        blocks.AddRange(Signals(scan));
        blocks.Add(new CardBlock.Paragraph(Skipped(scan)));
        blocks.AddRange(CashBlocks.Verdict(scan.Cash, "Cash for the top signals", state));
        if (scan.UnreachableLimits.Count > 0)
        {
            blocks.Add(new CardBlock.List(
                [.. scan.UnreachableLimits.Select(text => new Cell(text, Tone.Warning))],
                "Limits out of reach at this equity"));
        }

        blocks.Add(SessionPlan.Of(state, scan.Session, setting));
        blocks.Add(HealthBlock.Of(state));
        if (held is { Count: > 0 })
        {
            blocks.Add(new CardBlock.List(
                [.. held.Select(line => AlertsCard.Line(line, setting.Calendar))], "Held back until now"));
        }

        return new($"Daily digest, {Figures.Day(scan.Session)}", SeverityOf(state), blocks)
        {
            Banner = Banner.Of(state),
            Footer = (scan.Caveat is { } caveat ? $"{scan.Source}. {caveat}" : scan.Source) + Words.Journal(head),
        };
    }

    private static IEnumerable<CardBlock> Signals(ScanDigest scan)
    {
        var ranked = scan.Candidates.Where(line => line.Rank is not null).OrderBy(line => line.Rank).ToList();
        if (ranked.Count == 0)
        {
            yield return new CardBlock.Paragraph("No signal has a rank today.", "Signals");
            yield break;
        }

        var top = ranked.Where(line => line.Rank <= Top).ToList();
        yield return SignalTable.Of("Top signals", top);
        foreach (var findings in SignalTable.FindingsOf(top))
        {
            yield return findings;
        }

        var next = ranked.Where(line => line.Rank is > Top and <= Top + Next).ToList();
        if (next.Count > 0)
        {
            yield return SignalTable.Of("Next in rank", next);
        }
    }

    public static Cell Skipped(ScanDigest scan)
    {
        var skipped = scan.Symbols - scan.Scanned;
        var counts = scan.SkippedByReason.Select(reason =>
            string.Create(CultureInfo.InvariantCulture, $"{reason.Key} {reason.Value}"));
        var reasons = skipped == 0 ? "" : ": " + string.Join(", ", counts);
        return new(string.Create(CultureInfo.InvariantCulture,
            $"Scanned {scan.Scanned} of {scan.Symbols} symbols, skipped {skipped}{reasons}."), Tone.Quiet);
    }

    private static Severity SeverityOf(DeskState state) => state switch
    {
        { Breakers.IsEmpty: false } => Severity.Critical,
        { Differences.IsEmpty: false } or { IsReconciled: false } or { Safety.Gates.IsEmpty: false }
            or { Safety.Latches.IsEmpty: false } => Severity.Warning,
        _ => Severity.Plain,
    };
}
