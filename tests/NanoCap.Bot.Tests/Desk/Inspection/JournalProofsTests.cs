using NanoCap.Bot.Desk.Inspection;
using NanoCap.Bot.Storage;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Sessions;
using NanoCap.Trading.Tests.Desk.Chaos;

namespace NanoCap.Bot.Tests.Desk.Inspection;

public sealed class JournalProofsTests : IDisposable
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly TemporaryFolder temporary = new();
    private DeskState state = DeskState.Empty;

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task The_proof_of_a_trade_goes_from_its_proposal_to_the_fill_that_closed_it()
    {
        using var journal = Live();
        var trades = state.Trades.Where(closed => closed.ProposalNumber is not null).ToList();
        Assert.Contains(trades, early => trades.Any(late => late.Symbol == early.Symbol && late.Number > early.Number));
        foreach (var trade in trades)
        {
            var proof = await Proofs().OfTradeAsync(trade.Number, trade.Symbol, trade.ProposalNumber, Never);

            var types = proof.Entries.Select(entry => entry.Type).ToList();
            Assert.Equal("ProposalRaised", types[0]);
            Assert.Contains("ProposalApproved", types);
            Assert.Equal("OrderFilled", types[^1]);
            var fills = proof.Entries.Where(entry => entry.Type == "OrderFilled")
                .Select(entry => entry.Event.GetProperty("fill")).ToList();
            Assert.All(fills, fill => Assert.Equal(trade.Symbol.Value, fill.GetProperty("symbol").GetString()));
            Assert.Equal(trade.ExitPrice.Value, fills[^1].GetProperty("price").GetDecimal());
            Assert.Equal(journal.Journal.Head, proof.Head);
        }
    }

    [Fact]
    public async Task The_proof_of_a_day_has_every_entry_of_it_and_no_other()
    {
        using var journal = Live();
        var day = TradingCalendar.Nyse.NewYorkDate(state.LastEventAt);

        var proof = await Proofs().OfDateAsync(day, Never);

        var expected = journal.Rows(
            $"SELECT sequence FROM journal WHERE date((at_ms - 5 * 3600000) / 1000, 'unixepoch') = '{day:yyyy-MM-dd}'");
        Assert.NotEmpty(expected);
        Assert.Equal(expected, proof.Entries.Select(entry => $"{entry.Sequence}"));
    }

    [Fact]
    public async Task A_proof_out_of_a_broken_chain_is_refused()
    {
        using var journal = Live();
        journal.Execute("UPDATE journal SET at_ms = at_ms + 1 WHERE sequence = 5");

        var refusal = await Assert.ThrowsAsync<JournalUnusableException>(
            () => Proofs().OfDateAsync(new DateOnly(2024, 1, 3), Never));

        Assert.Equal(5, refusal.Sequence);
    }

    [Theory]
    [InlineData(
        """{"fill":{"orderId":"nc-e1-1","symbol":"AACG","side":"Buy","quantity":85,"price":2.61},"at":"x"}""",
        "AACG, Buy, quantity 85, price 2.61")]
    [InlineData(
        """{"order":"nc-e1-1","reason":"the day is over","at":"x"}""", "nc-e1-1, the day is over")]
    [InlineData("""{"prices":[{"key":"AACG","value":2}],"equity":1000.5}""", "equity 1000.5")]
    [InlineData("""{"at":"x"}""", "")]
    public void The_figures_of_an_event_are_its_essentials(string json, string figures) =>
        Assert.Equal(figures, EventFigures.Of(System.Text.Encoding.UTF8.GetBytes(json)));

    private JournalProofs Proofs() =>
        new(new StateFiles(temporary.Path), TradingDesk.Apply, TradingCalendar.Nyse);

    private OpenJournal Live()
    {
        var journal = new OpenJournal(temporary, TradingDesk.Apply);
        var life = new RandomLife(11, new Happenings());
        life.Live();
        foreach (var batch in life.Journal.Where(happened => happened.IsDurable).Chunk(5))
        {
            journal.Append(batch);
            state = batch.Aggregate(state, TradingDesk.Apply);
        }

        return journal;
    }
}
