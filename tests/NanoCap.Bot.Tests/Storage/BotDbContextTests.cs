using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using NanoCap.Bot.Storage;
using NanoCap.Bot.Storage.Rows;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Bot.Tests.Storage;

public sealed class BotDbContextTests
{
    [Fact]
    public void The_model_has_no_change_that_no_migration_knows()
    {
        using var temporary = new TemporaryFolder();
        using var folder = temporary.Open();
        using var database = BotDatabase.Open(folder);
        using var context = database.OnWriter();

        var differences = context.GetService<IMigrationsModelDiffer>().GetDifferences(
            MigratedModel(context), context.GetService<IDesignTimeModel>().Model.GetRelationalModel());

        Assert.Empty(differences.Select(difference => difference.ToString()));
    }

    [Fact]
    public void Amounts_lie_as_scaled_integers_and_come_back_exactly()
    {
        using var temporary = new TemporaryFolder();
        using var folder = temporary.Open();
        using var database = BotDatabase.Open(folder);
        var row = new TradeRow(
            1,
            Symbol.Of("BRK.B"),
            "momentum",
            ProposalNumber: null,
            new DateOnly(2024, 1, 3),
            new DateOnly(2024, 2, 29),
            Quantity.Of(1.123456789m),
            Price.Of(0.000001m),
            Price.Of(999_999.123456m),
            new Usd(-12.345678m),
            new Usd(0.01m),
            ExitReason.Stop);
        using (var context = database.OnWriter())
        {
            context.Add(row);
            context.SaveChanges();
        }

        using var reader = database.OpenReader();
        Assert.Equal(row, reader.Trades.Single());
        Assert.Equal(1_123_456_789L, Raw(database, "SELECT quantity FROM trades"));
        Assert.Equal(1L, Raw(database, "SELECT entry_price FROM trades"));
        Assert.Equal(-12_345_678L, Raw(database, "SELECT realised FROM trades"));
        Assert.Equal("2024-02-29", Raw(database, "SELECT exit_session FROM trades"));
        Assert.Equal("Stop", Raw(database, "SELECT reason FROM trades"));
    }

    [Fact]
    public void Commits_are_on_the_disk_before_they_return_and_readers_cannot_write()
    {
        using var temporary = new TemporaryFolder();
        using var folder = temporary.Open();
        using var database = BotDatabase.Open(folder);

        Assert.Equal("wal", Raw(database, "PRAGMA journal_mode"));
        Assert.Equal(2L, Raw(database, "PRAGMA synchronous"));
        using var reader = database.OpenReader();
        var refusal = Assert.Throws<SqliteException>(() => reader.Database.ExecuteSqlRaw("DELETE FROM journal"));
        Assert.Equal(8, refusal.SqliteErrorCode);
    }

    private static IRelationalModel MigratedModel(BotDbContext context)
    {
        var snapshot = context.GetService<IMigrationsAssembly>().ModelSnapshot!.Model;
        return context.GetService<IModelRuntimeInitializer>()
            .Initialize(((IMutableModel)snapshot).FinalizeModel(), designTime: true)
            .GetRelationalModel();
    }

    private static object? Raw(BotDatabase database, string query)
    {
        using var command = database.Writer.CreateCommand();
        command.CommandText = query;
        return command.ExecuteScalar();
    }
}
