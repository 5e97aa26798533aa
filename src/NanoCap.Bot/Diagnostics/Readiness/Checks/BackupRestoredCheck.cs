using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Storage;

namespace NanoCap.Bot.Diagnostics.Readiness.Checks;

/// <summary>A backup was restored lately, and what came back was verified.</summary>
internal sealed class BackupRestoredCheck(IRestoreRecords restores) : IReadinessCheck
{
    public static readonly TimeSpan Oldest = TimeSpan.FromDays(90);

    private const string HowTo =
        "Stop the bot, make a backup of the state folder, and put it back with restore --force.";

    public string Name => "backup-restored";

    public bool IsCritical => true;

    public Task<ReadinessResult> JudgeAsync(ReadinessFacts facts, CancellationToken cancellationToken) =>
        Task.FromResult(Judge(facts));

    private ReadinessResult Judge(ReadinessFacts facts)
    {
        try
        {
            if (restores.FindLast(facts.StateFolder) is not { } last)
            {
                return ReadinessResult.NotYetMeasured("No test restore of a backup is on record.", HowTo);
            }

            var day = Figures.Day(DateOnly.FromDateTime(last.RestoredAt.UtcDateTime));
            var judged = $"A backup with {last.Entries} entries was restored and verified on {day} (UTC)";
            return facts.Now - last.RestoredAt <= Oldest
                ? ReadinessResult.Pass(judged + ".")
                : ReadinessResult.Fail($"{judged}, more than {Oldest.Days} days ago.", HowTo);
        }
        catch (StateFolderException unreadable)
        {
            return ReadinessResult.Fail(unreadable.Message, HowTo);
        }
    }
}
