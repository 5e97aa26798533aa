namespace NanoCap.Bot.Chat.Cards;

/// <summary>The whole truth while nothing is known of the desk: why, and how to go on. No figure stands beside it,
/// because a zero would be taken for one.</summary>
internal static class HaltedCard
{
    public static Card Of(string reason)
    {
        List<CardBlock> blocks =
        [
            new CardBlock.Paragraph(new(Found(reason), Tone.Bad)),
            new CardBlock.Paragraph(
                "Cash, positions, orders, proposals and limits are unknown. Nothing is decided, sent or sold."),
        ];
        var steps = reason.Split('\n').Skip(1).Select(step => (Cell)step.Trim()).ToList();
        if (steps.Count > 0)
        {
            blocks.Add(new CardBlock.List(steps, "How to go on"));
        }

        return new("HALTED", Severity.Critical, blocks);
    }

    // The first line says what was found, the others how to go on; the title says the first word already.
    private static string Found(string reason)
    {
        var found = reason.Split('\n')[0].Trim();
        const string Word = "HALTED. ";
        return found.StartsWith(Word, StringComparison.Ordinal) ? found[Word.Length..] : found;
    }
}
