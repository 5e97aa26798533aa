using Microsoft.Data.Sqlite;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Desk.ReadModels;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Desk.ReadModels;

public sealed class DeskReadModelsTests : IDisposable
{
    private static readonly DateOnly Session = new(2024, 1, 3);

    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public void Orders_fills_positions_trades_equity_and_proposals_follow_the_journal()
    {
        using var journal = new OpenJournal(temporary);
        AppendTwoTradesOneOfThemClosed(journal);

        Assert.Equal(
            ["nc-x-AAA-1|Filled", "nc-x-AAA-2|Filled", "nc-x-BBB-1|Filled", "nc-x-CCC-1|Working"],
            journal.Rows("SELECT id, status FROM orders ORDER BY id"));
        Assert.Equal(
            ["a|AAA|Buy|10000000000|2500000", "b|BBB|Buy|10000000000|2500000", "c|AAA|Sell|10000000000|2500000"],
            journal.Rows("SELECT execution_id, symbol, side, quantity, price FROM fills ORDER BY execution_id"));
        Assert.Equal(["BBB|25000000"], journal.Rows("SELECT symbol, market_value FROM positions"));
        Assert.Equal(["1|AAA|5000000|Owner"], journal.Rows("SELECT number, symbol, realised, reason FROM trades"));
        Assert.Equal(["2024-01-03|1010000000"], journal.Rows("SELECT session, equity FROM equity_points"));
        Assert.Equal(["7|Open"], journal.Rows("SELECT number, status FROM proposals"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Executions_that_were_taken_back_are_not_listed_also_when_the_table_is_rebuilt(bool isRebuilt)
    {
        using var journal = new OpenJournal(temporary);
        AppendTwoTradesOneOfThemClosed(journal);
        var kept = journal.Rows("SELECT order_id FROM fills WHERE execution_id = 'b'")[0];
        var sold = journal.Rows("SELECT order_id FROM fills WHERE execution_id = 'c'")[0];
        var (order, at) = (ClientOrderId.Parse(kept), SmallDesk.Evening);
        var right = new Fill(
            "b2", order, Symbol.Of("BBB"), Side.Buy, Quantity.Of(8m), Price.Of(2.5m), Usd.Zero, at);
        journal.Append(
            new FillEvent.FillBusted(ClientOrderId.Parse(sold), "c", Session, at),
            new FillEvent.FillCorrected("b", right, Session, at));
        if (isRebuilt)
        {
            journal.Execute("INSERT INTO stale_read_models VALUES ('fills', 'never written in this test')");
            journal.Execute("DELETE FROM fills");
            journal.Dispose();
        }

        using var reopened = isRebuilt ? new OpenJournal(temporary) : null;
        if (reopened is not null)
        {
            Rebuild(reopened);
        }

        Assert.Equal(
            ["a|10000000000", "b2|8000000000"],
            (reopened ?? journal).Rows("SELECT execution_id, quantity FROM fills ORDER BY execution_id"));
    }

    [Fact]
    public void A_projection_that_throws_never_fails_the_journal_and_is_rebuilt_from_it()
    {
        List<string> asItShouldBe;
        using (var whole = new TemporaryFolder())
        {
            using var journal = new OpenJournal(whole);
            AppendTwoTradesOneOfThemClosed(journal);
            asItShouldBe = AllRows(journal);
        }

        using (var journal = new OpenJournal(temporary, new Failing("orders"), new Failing("positions")))
        {
            AppendTwoTradesOneOfThemClosed(journal);
            Assert.Equal(["orders", "positions"], journal.ReadModels.Stale.Keys);
            Assert.Equal(14, journal.Journal.Head.Sequence);
            Assert.Empty(journal.Rows("SELECT * FROM orders"));
            journal.Execute("INSERT INTO stale_read_models VALUES ('fills', 'never written in this test'), " +
                "('trades', 'same'), ('equity_points', 'same'), ('proposals', 'same')");
            journal.Execute("INSERT INTO equity_points VALUES ('1999-12-31', 1, 1)");
        }

        using var reopened = new OpenJournal(temporary);
        Rebuild(reopened);

        Assert.Empty(reopened.ReadModels.Stale);
        Assert.Empty(reopened.Rows("SELECT * FROM stale_read_models"));
        Assert.Equal(asItShouldBe, AllRows(reopened));
    }

    [Fact]
    public void A_projection_that_wrote_half_before_it_threw_leaves_no_half()
    {
        using var journal = new OpenJournal(temporary, new Failing("orders", writesFirst: true));

        journal.AppendJobs(1);

        Assert.Empty(journal.Rows("SELECT * FROM equity_points"));
        Assert.Contains("orders", journal.ReadModels.Stale.Keys);
    }

    [Fact]
    public void A_disk_that_fails_under_a_projection_fails_the_batch()
    {
        using var journal = new OpenJournal(
            temporary, new Failing("orders", new SqliteException("database or disk is full", 13)));

        Assert.Throws<JournalWriteException>(() => journal.AppendJobs(1));

        Assert.Equal(0, journal.Journal.Head.Sequence);
        Assert.Empty(journal.Rows("SELECT * FROM journal"));
        Assert.Empty(journal.ReadModels.Stale);
    }

    [Fact]
    public void A_projection_that_still_fails_stays_stale_and_the_start_goes_on()
    {
        using (var journal = new OpenJournal(temporary, new Failing("orders")))
        {
            journal.AppendJobs(1);
        }

        using var reopened = new OpenJournal(temporary, new Failing("orders"));
        Rebuild(reopened);
        reopened.AppendJobs(1);

        Assert.Contains("orders", reopened.ReadModels.Stale.Keys);
        Assert.Equal(2, reopened.Journal.Head.Sequence);
    }

    [Fact]
    public void Every_event_that_names_an_order_touches_that_order()
    {
        var naming = DeskEventCatalog.All.Select(entry => entry.Type).Where(type => type.GetProperties()
            .Any(property => property.PropertyType == typeof(ClientOrderId)
                || property.PropertyType == typeof(Order) || property.PropertyType == typeof(Fill))).ToList();

        Assert.NotEmpty(naming);
        Assert.All(naming, type => Assert.NotNull(
            ChangedRows.OrderIn((DeskEvent)new AnyValue(1).Of(type, canBeNull: false)!)));
    }

    private static void AppendTwoTradesOneOfThemClosed(OpenJournal journal)
    {
        var bought = SmallDesk.OrderIn("AAA", OrderPurpose.Entry);
        var kept = SmallDesk.OrderIn("BBB", OrderPurpose.Entry);
        var sold = SmallDesk.OrderIn("AAA", attempt: 2);
        var open = SmallDesk.OrderIn("CCC", OrderPurpose.Entry);
        var terms = new AnyValue(3).Of<ProposalTerms>();
        journal.Append(
            new DeskEvent.ProposalRaised(7, 1, terms, SmallDesk.Evening),
            new DeskEvent.OrderReady(bought, SmallDesk.Evening),
            new DeskEvent.OrderReady(kept, SmallDesk.Evening),
            new DeskEvent.OrderReady(open, SmallDesk.Evening));
        journal.Append(new DeskEvent.OrderSending(bought.Id, SmallDesk.Evening));
        journal.Append(new DeskEvent.OrderAccepted(bought.Id, "b1", SmallDesk.Evening));
        journal.Append(
            new DeskEvent.OrderAccepted(kept.Id, "b2", SmallDesk.Evening),
            new DeskEvent.OrderAccepted(open.Id, "b3", SmallDesk.Evening));
        journal.Append(
            new DeskEvent.OrderFilled(SmallDesk.FillOf(bought, "a"), Session, SmallDesk.Evening),
            new DeskEvent.OrderFilled(SmallDesk.FillOf(kept, "b"), Session, SmallDesk.Evening));
        // Decided, sent and filled within one batch.
        journal.Append(
            new DeskEvent.OrderReady(sold, SmallDesk.Evening),
            new DeskEvent.OrderSending(sold.Id, SmallDesk.Evening),
            new DeskEvent.OrderFilled(SmallDesk.FillOf(sold, "c"), Session, SmallDesk.Evening));
        journal.Append(new DeskEvent.AccountMarked(Session, [], new Usd(1010m), IsClose: true, SmallDesk.Evening));
    }

    private static List<string> AllRows(OpenJournal journal) =>
    [
        .. new[] { "orders", "fills", "positions", "trades", "equity_points", "proposals" }
            .SelectMany(table => journal.Rows($"SELECT '{table}', * FROM {table} ORDER BY 1, 2")),
    ];

    private static void Rebuild(OpenJournal journal)
    {
        var reader = new JournalReader(journal.Database.Writer, journal.Folder);
        var state = reader.Events().Aggregate(
            DeskState.Empty, (folded, entry) => SmallDesk.Rules.Apply(folded, entry.Happened));
        journal.ReadModels.RebuildStale(() => reader.Events().Select(entry => entry.Happened), state);
    }

    private sealed class Failing(string name, Exception? failure = null, bool writesFirst = false) : IReadModel
    {
        public string Name => name;

        public void Write(DeskChange change, SqliteTransaction transaction)
        {
            if (writesFirst)
            {
                using var command = transaction.Connection!.CreateCommand();
                command.CommandText = "INSERT INTO equity_points VALUES ('2024-01-03', 1, 1)";
                command.ExecuteNonQuery();
            }

            throw failure ?? new InvalidOperationException("a bug in a projection");
        }

        public void Clear(SqliteTransaction transaction)
        {
        }
    }
}
