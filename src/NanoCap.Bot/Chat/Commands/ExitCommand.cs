using NanoCap.Bot.Desk;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class ExitCommand(CommandPorts ports) : ICommand
{
    private const string Word = "EXIT";

    public CommandSpec Spec { get; } = new("exit", "[EXIT]", "/exit",
        "cancels everything and sells everything; shows first what that means", CommandGroup.Decide)
    {
        Role = Role.Trader,
        IsSafeRead = false,
        AsksToConfirm = true,
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Words.Find(0) == Word)
        {
            return ExitAsync(call, cancellationToken);
        }

        if (call.Words.Count > 0)
        {
            return Task.FromResult(call.Misunderstood(
                call.Words.Expected($"nothing, or the word {Word} in capitals to do it at once", 0)));
        }

        var leave = call.Channel.Gaps.Contains("quit") ? "" : " (/quit leaves the bot and keeps the positions.)";
        return Task.FromResult(CommandAnswer.Ask(
            new Question(
                $"Type {Word} in capitals to do it, no to leave everything as it is.{leave}",
                Word,
                $"exit {Word}",
                token => ExitAsync(call, token)),
            ExitCard.Of(ports.Desk.State, call.Now, ports.Setting)));
    }

    private async Task<CommandAnswer> ExitAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var outcome = await ports.Desk.PostAsync(new DeskInput.Exit(call.By, call.Now), cancellationToken);
        if (Refusals.Find(outcome) is { } refusal)
        {
            return CommandAnswer.Refused($"{refusal} Now {Left(outcome.After)}.");
        }

        var wentOn = await SellInReplayAsync(cancellationToken);
        var state = ports.Desk.State;
        return CommandAnswer.Done(Card.Line(Told(outcome, state, call.Now) + wentOn, Severity.Critical), new
        {
            Exit = state.ExitUnderWay,
            Positions = state.Positions.Values.Select(position => CommandData.Of(state, position)),
            OpenOrders = state.OpenOrders.Select(CommandData.Of),
        });
    }

    /// <summary>Nobody waits for a replayed market: the clock goes to the next open, where the sales trade.</summary>
    private async Task<string> SellInReplayAsync(CancellationToken cancellationToken)
    {
        if (ports.Desk.State.ExitUnderWay is null || ports.Replay is not { IsAtEnd: false } replay)
        {
            return string.Empty;
        }

        var step = await replay.ToNextOpenAsync(cancellationToken);
        var left = ports.Desk.State.ExitUnderWay is null
            ? "the broker holds no order and no position"
            : Left(ports.Desk.State);
        return $" The replay went on to the next open, {Figures.Moment(step.To, ports.Setting.Calendar)}: {left}.";
    }

    private string Told(DeskOutcome outcome, DeskState now, DateTimeOffset at)
    {
        if (outcome.Events.OfType<DeskEvent.ExitBegan>().Any())
        {
            var sold = outcome.After.Positions.IsEmpty ? "" : $", sold {ExitCard.When(at, ports.Setting)}";
            return $"EXIT began: entries are off; {Left(outcome.After)}{sold}.";
        }

        return now.ExitUnderWay is not null
            ? $"EXIT is under way already; {Left(now)}."
            : $"EXIT changed nothing; {Left(now)}.";
    }

    private static string Left(DeskState state) => state is { Positions.Count: 0, OpenOrderIds.Count: 0 }
        ? "nothing is held and no order is open"
        : $"{Figures.Count(state.Positions.Count, "position", "positions")} and "
            + $"{Figures.Count(state.OpenOrderIds.Count, "open order", "open orders")} are left";
}
