using System.Text.Json;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Desk.Inspection;
using NanoCap.Bot.Storage;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Tests.Chat.Commands;

public sealed class ProofCommandTests
{
    private readonly FakeProofs proofs = new();

    [Theory]
    [InlineData("/proof 1", "trade 1 BRK_B 2")]
    [InlineData("/proof abcd", "position ABCD 1")]
    [InlineData("/proof BRK_B", "trade 1 BRK_B 2")]
    [InlineData("/proof 2024-01-03", "date 2024-01-03")]
    public async Task What_is_named_is_what_is_proven(string line, string asked)
    {
        var answer = await SayAsync(line);

        Assert.Equal(AnswerKind.Done, answer.Kind);
        Assert.Equal(asked, proofs.Asked);
        var data = JsonDocument.Parse(CommandJson.Write(answer.Data)).RootElement;
        Assert.True(data.GetProperty("isVerified").GetBoolean());
        Assert.Equal(77, data.GetProperty("head").GetProperty("sequence").GetInt64());
        Assert.Equal(50, data.GetProperty("entries").GetArrayLength());
    }

    [Fact]
    public async Task A_phone_is_shown_the_first_entries_and_how_many_more_there_are()
    {
        var card = Assert.Single((await SayAsync("/proof 1")).Cards);

        Assert.Equal(ProofCard.MostRows, card.Blocks.OfType<CardBlock.Table>().Single().Rows.Count);
        Assert.Contains(
            "And 10 more", card.Blocks.OfType<CardBlock.Paragraph>().Single().Text.Text, StringComparison.Ordinal);
        Assert.Contains(
            card.Blocks.OfType<CardBlock.Fields>().Single().Items,
            item => item.Value.Text == new string('f', 64));
    }

    [Theory]
    [InlineData("/proof 9", "Refused", "There is no closed trade 9; there are 1. /trades lists them.")]
    [InlineData("/proof NEVER", "Refused", "NEVER was never traded.")]
    [InlineData("/proof", "Misunderstood", "found nothing. Example: /proof 3")]
    [InlineData("/proof 2024-13-01", "Misunderstood", "expected a trade's number")]
    public async Task What_cannot_be_proven_is_said_in_a_line(string line, string kind, string text)
    {
        var answer = await SayAsync(line);

        Assert.Equal(kind, answer.Kind.ToString());
        Assert.Contains(text, answer.Cards[0].Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_chain_is_told_instead_of_a_proof()
    {
        proofs.Failure = new JournalUnusableException("Entry 5 is not what was written.", new StateFiles("state"));

        var answer = await SayAsync("/proof 1");

        Assert.Equal(AnswerKind.Halted, answer.Kind);
    }

    private async Task<CommandAnswer> SayAsync(string line)
    {
        var world = new ChatWorld(Desks.SecondEvening);
        var router = world.RouterOf(world.Ports with { Proofs = proofs });
        return (await router.AnswerAsync(
            new ChatMessage(
                new("console", "anna"), Role.Viewer, "terminal", line, ChannelFeatures.Console, false),
            TestContext.Current.CancellationToken))!;
    }

    private sealed class FakeProofs : IJournalProofs
    {
        public string? Asked { get; private set; }

        public Exception? Failure { get; set; }

        public Task<JournalProof> OfTradeAsync(
            int trade, Symbol symbol, int? proposal, CancellationToken cancellationToken) =>
            Answer($"trade {trade} {symbol} {proposal}");

        public Task<JournalProof> OfPositionAsync(
            Symbol symbol, int? proposal, CancellationToken cancellationToken) =>
            Answer($"position {symbol} {proposal}");

        public Task<JournalProof> OfDateAsync(DateOnly date, CancellationToken cancellationToken) =>
            Answer($"date {date:yyyy-MM-dd}");

        private Task<JournalProof> Answer(string asked)
        {
            Asked = asked;
            var entry = new ProvenEntry(
                1, Desks.Evening, "OrderFilled", 1, "figures", JsonSerializer.SerializeToElement("event"), "hash");
            return Failure is null
                ? Task.FromResult(new JournalProof(
                    [.. Enumerable.Repeat(entry, 50)], new JournalHead(77, new string('f', 64))))
                : Task.FromException<JournalProof>(Failure);
        }
    }
}
