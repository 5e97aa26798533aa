using Microsoft.Extensions.Logging.Abstractions;
using NanoCap.Bot.Chat;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Endpoint;

namespace NanoCap.Bot.Tests.Endpoint;

public sealed class RouterCommandsTests
{
    private readonly Asking asking = new();
    private readonly RouterCommands commands;

    public RouterCommandsTests() => commands = new RouterCommands(
        new CommandRouter(
            new CommandRegistry([asking]), new StillDesk(), TimeProvider.System, NullLogger<CommandRouter>.Instance),
        new TitlePrinter());

    [Fact]
    public async Task The_machines_user_acts_as_administrator_on_the_channel_cli()
    {
        var reply = await commands.RunAsync(
            "/sell AACG", isConfirmed: true, null, TestContext.Current.CancellationToken);

        Assert.Equal((AnswerKind.Done, "sold AACG"), (reply.Kind, reply.Text));
        Assert.Equal("AACG", reply.Data.GetProperty("symbol").GetString());
        Assert.Equal(("cli", Environment.UserName, Role.Admin), asking.Caller);
    }

    [Fact]
    public async Task Without_a_yes_in_advance_nothing_is_done_and_the_answer_says_how()
    {
        var reply = await commands.RunAsync(
            "/sell AACG", isConfirmed: false, null, TestContext.Current.CancellationToken);

        Assert.Equal(AnswerKind.Refused, reply.Kind);
        Assert.Contains("sell AACG --yes", reply.Text, StringComparison.Ordinal);
        Assert.False(asking.IsDone);
    }

    [Theory]
    [InlineData("/dance")]
    [InlineData(" ")]
    public async Task What_is_no_command_is_misunderstood(string line)
    {
        var reply = await commands.RunAsync(line, isConfirmed: true, null, TestContext.Current.CancellationToken);

        Assert.Equal(AnswerKind.Misunderstood, reply.Kind);
        Assert.NotEmpty(reply.Text);
    }

    private sealed class Asking : ICommand
    {
        public CommandSpec Spec { get; } = new("sell", "SYMBOL", "/sell AACG", "sells", CommandGroup.Decide);

        public (string Channel, string User, Role Role)? Caller { get; private set; }

        public bool IsDone { get; private set; }

        public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
        {
            Caller = (call.By.Channel, call.By.User, call.Role);
            var symbol = call.Words.Find(0);
            return Task.FromResult(CommandAnswer.Ask(new Question(
                "Really?",
                Question.Yes,
                $"sell {symbol} --yes",
                _ =>
                {
                    IsDone = true;
                    return Task.FromResult(CommandAnswer.Done(Card.Line("sold " + symbol), new { symbol }));
                })));
        }
    }

    private sealed class TitlePrinter : ICardPrinter
    {
        public void Print(IEnumerable<Card> cards, TextWriter output) =>
            output.Write(string.Join('\n', cards.Select(card => card.Title)));
    }
}
