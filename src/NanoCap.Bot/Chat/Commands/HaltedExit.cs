using NanoCap.Bot.Brokers;
using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Chat.Commands;

/// <summary>EXIT while the desk is halted: by the broker's books alone, since the journal tells nothing.</summary>
internal static class HaltedExit
{
    public static Task<CommandAnswer> AnswerAsync(
        CommandCall call,
        string word,
        string halted,
        Func<CancellationToken, Task<DirectExitReport>> exit,
        CancellationToken cancellationToken)
    {
        if (call.Words.Count == 1 && call.Words.Find(0) == word)
        {
            return ExitAsync(exit, cancellationToken);
        }

        return Task.FromResult(call.Words.Count > 0
            ? CommandAnswer.Refused(
                $"The desk is halted, so only everything can be sold: /exit {word}. {halted.Split('\n')[0]}")
            : CommandAnswer.Ask(
                new Question(
                    $"The desk is halted. Type {word} in capitals to cancel and sell everything that the broker has, "
                    + "no to leave it as it is.",
                    word,
                    $"exit {word}",
                    token => ExitAsync(exit, token))));
    }

    private static async Task<CommandAnswer> ExitAsync(
        Func<CancellationToken, Task<DirectExitReport>> exit, CancellationToken cancellationToken)
    {
        var report = await exit(cancellationToken);
        var notes = report.AreNotesKept ? "" : " What was asked of the broker could not be written down.";
        var data = new { report.IsFlat, report.Left, report.AreNotesKept };
        return report.IsFlat
            ? CommandAnswer.Done(
                Card.Line($"EXIT by the broker's books: it has no order and no position.{notes}", Severity.Critical),
                data)
            : CommandAnswer.Done(
                Card.Line(
                    $"EXIT by the broker's books; /exit EXIT goes on. Left: {string.Join("; ", report.Left)}.{notes}",
                    Severity.Critical),
                data);
    }
}
