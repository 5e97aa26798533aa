using System.Globalization;
using NanoCap.Bot.Desk.Inspection;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Chat.Cards;

internal static class ProofCard
{
    /// <summary>More entries than these are counted instead of shown.</summary>
    public const int MostRows = 40;

    private static readonly Column[] Columns = [new("#", true), new("New York"), new("Entry"), new("Figures")];

    public static Card Of(DeskState state, string what, JournalProof proof, TradingCalendar calendar)
    {
        List<CardBlock> blocks =
        [
            new CardBlock.Table(Columns, [.. proof.Entries.Take(MostRows).Select(entry => Row(entry, calendar))]),
        ];
        if (proof.Entries.Count > MostRows)
        {
            blocks.Add(new CardBlock.Paragraph(new(
                $"And {proof.Entries.Count - MostRows} more; with --json on the command line all are shown.",
                Tone.Quiet)));
        }

        blocks.Add(new CardBlock.Fields(
        [
            new("Chain", string.Create(
                CultureInfo.InvariantCulture, $"verified, entries 1 to {proof.Head.Sequence:#,##0}")),
            new("Head", proof.Head.Hash),
        ]));
        return new($"Proof of {what}", Severity.Plain, blocks) { Banner = Banner.Of(state) };
    }

    private static IReadOnlyList<Cell> Row(ProvenEntry entry, TradingCalendar calendar) =>
    [
        entry.Sequence.ToString(CultureInfo.InvariantCulture),
        calendar.ToNewYork(entry.At).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture),
        new(entry.Type, Tone.Strong),
        entry.Figures,
    ];
}
