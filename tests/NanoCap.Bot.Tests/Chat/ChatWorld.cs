using Microsoft.Extensions.Logging.Abstractions;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Chat.Console;
using NanoCap.Trading.Cash;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Tests.Chat;

/// <summary>All commands around a desk that does what the test says.</summary>
internal sealed class ChatWorld
{
    public ChatWorld(DeskState? state = null)
    {
        Desk = new FakeDesk(state ?? Desks.FirstEvening);
        Ports = new CommandPorts(
            Desk, Market, new FakeScans { Sheet = FakeScans.Full }, Replay,
            CashAdvice, Desks.Setting, [Desks.Profile], "0.1.0");
        Router = RouterOf(Ports);
    }

    public FakeDesk Desk { get; }

    public FakeMarket Market { get; } = new();

    public FakeReplay Replay { get; } = new();

    public HandClock Clock { get; } = new(Desks.Evening);

    public CommandPorts Ports { get; }

    public CommandRouter Router { get; }

    public CommandRouter RouterOf(CommandPorts ports) =>
        new(CommandList.Of(ports), ports.Desk, Clock, NullLogger<CommandRouter>.Instance);

    /// <summary>Shows every open proposal in the chat, as the digest's cards do.</summary>
    public ChatWorld WithProposalsShown(string channel = "console")
    {
        Router.Showed(channel, "terminal",
            Desk.State.OpenProposals.Select(proposal => ProposalCard.Of(Desk.State, proposal, Desks.Setting)));
        return this;
    }

    public Task<CommandAnswer?> SayAsync(
        string text, string user = "anna", Role role = Role.Admin, ChannelFeatures? channel = null,
        bool isConfirmed = false)
    {
        var features = channel ?? ChannelFeatures.Console;
        return Router.AnswerAsync(
            new ChatMessage(new Actor(features.Name, user), role, "terminal", text, features, isConfirmed),
            TestContext.Current.CancellationToken);
    }

    /// <summary>What the open proposals want, as the commands handed it in.</summary>
    public Usd? Demand { get; private set; }

    private CashAdvice CashAdvice(DeskState state, MarketView market, Usd demand)
    {
        Demand = demand;
        return Desks.Cash();
    }

    public static string Text(CommandAnswer? answer, int width = 100)
    {
        var output = new StringWriter();
        var screen = new ConsoleScreen(output, width, hasColours: false);
        foreach (var card in answer?.Cards ?? [])
        {
            screen.Show(card);
        }

        if (answer?.Question is { } question)
        {
            screen.Question(question.Prompt);
        }

        return output.ToString();
    }

    public static string Text(Card card, int width = 100) =>
        Text(CommandAnswer.Done(card), width);
}
