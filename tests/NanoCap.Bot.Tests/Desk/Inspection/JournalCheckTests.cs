using NanoCap.Bot.Desk.Inspection;
using NanoCap.Bot.Storage;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Tests.Desk.Chaos;

namespace NanoCap.Bot.Tests.Desk.Inspection;

public sealed class JournalCheckTests : IDisposable
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_random_life_is_found_whole_and_its_read_models_agree_while_the_bot_runs(int seed)
    {
        using var journal = Live(seed);

        var report = Check();

        Assert.True(report.IsAllWell, $"{report.Broken} {string.Join(' ', report.Disagreements)}");
        Assert.Equal(journal.Journal.Head, report.Head);
    }

    [Theory]
    [InlineData("a changed byte", "UPDATE journal SET json = replace(json, '2024', '2023') WHERE sequence = 9", 9)]
    [InlineData("a removed row", "DELETE FROM journal WHERE sequence = 9", 9)]
    [InlineData("a swapped pair", "UPDATE journal SET sequence = -1 WHERE sequence = 9; " +
        "UPDATE journal SET sequence = 9 WHERE sequence = 10; " +
        "UPDATE journal SET sequence = 10 WHERE sequence = -1", 9)]
    [InlineData("a truncated tail", "DELETE FROM journal WHERE sequence >= 9", 9)]
    public void Verifying_names_the_first_entry_that_is_not_what_was_written(
        string what, string tampering, long sequence)
    {
        using var journal = Live(1);
        journal.Execute(tampering);

        var report = Check();

        Assert.False(report.IsWhole, what);
        Assert.Equal(sequence, report.BrokenAt);
        Assert.Contains($"entry {sequence}", report.Broken, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("DELETE FROM fills WHERE rowid = (SELECT min(rowid) FROM fills)", "fills", "is missing")]
    [InlineData("UPDATE trades SET realised = realised + 1 WHERE number = 1", "trades", "row 1 has realised")]
    [InlineData("INSERT INTO equity_points VALUES ('2030-01-02', 1, 1)", "equity_points", "has no event")]
    [InlineData("INSERT INTO stale_read_models VALUES ('orders', 'a mistake')", "orders", "stale")]
    public void A_read_model_that_says_something_else_is_named(string tampering, string name, string why)
    {
        using var journal = Live(1);
        journal.Execute(tampering);

        var report = Check();

        Assert.True(report.IsWhole);
        Assert.False(report.IsAllWell);
        var disagreement = Assert.Single(report.Disagreements);
        Assert.Contains($"read model {name} ", disagreement, StringComparison.Ordinal);
        Assert.Contains(why, disagreement, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_database_and_one_that_is_garbage_are_told()
    {
        Directory.CreateDirectory(temporary.Path);
        Assert.Contains("missing", Check().Broken, StringComparison.Ordinal);

        File.WriteAllText(temporary.File("desk.db"), new string('x', 20_000));
        Assert.Contains("cannot be used", Check().Broken, StringComparison.Ordinal);
    }

    private JournalReport Check() =>
        new JournalCheck(new StateFiles(temporary.Path), TradingDesk.Apply).Run(Never);

    // In batches of a few events, as the loop writes them.
    private OpenJournal Live(int seed)
    {
        var life = new RandomLife(seed, new Happenings());
        life.Live();
        var journal = new OpenJournal(temporary, TradingDesk.Apply);
        foreach (var batch in life.Journal.Where(happened => happened.IsDurable).Chunk(5))
        {
            journal.Append(batch);
        }

        return journal;
    }
}
