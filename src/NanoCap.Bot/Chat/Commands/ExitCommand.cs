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
        var began = outcome.After;
        if (Refusals.Find(outcome) is { } refusal)
        {
            return CommandAnswer.Refused($"{refusal} {Left(began)}");
        }

        var wentOn = await SellInReplayAsync(cancellationToken);
        var when = began.Positions.IsEmpty ? "" : $" Sold {ExitCard.When(call.Now, ports.Setting)}.";
        var text = $"EXIT began: entries are off. {Left(began)}{when}{wentOn}";
        var state = ports.Desk.State;
        return CommandAnswer.Done(Card.Line(text, Severity.Critical), new
        {
            Exit = state.ExitUnderWay,
            Positions = state.Positions.Values.Select(position => CommandData.Of(state, position)),
            OpenOrders = state.OpenOrders.Select(CommandData.Of),
        });
    }

    /// <summary>Nobody waits for a replayed market: the clock goes to the next open, where the sales trade.</summary>
    private async Task<string> SellInReplayAsync(CancellationToken cancellationToken)
    {
        var isOut = ports.Desk.State is { Positions.IsEmpty: true, OpenOrderIds.IsEmpty: true };
        if (isOut || ports.Replay is not { IsAtEnd: false } replay)
        {
            return string.Empty;
        }

        var step = await replay.ToNextOpenAsync(cancellationToken);
        var left = ports.Desk.State.ExitUnderWay is null
            ? "the broker holds no order and no position."
            : Left(ports.Desk.State);
        return $" The replay went on to the next open, {Figures.Moment(step.To, ports.Setting.Calendar)}: {left}";
    }

    private static string Left(DeskState state) => state.Positions.IsEmpty && state.OpenOrderIds.IsEmpty
        ? "Nothing is held and no order is open."
        : $"{Figures.Count(state.Positions.Count, "position", "positions")} and "
            + $"{Figures.Count(state.OpenOrderIds.Count, "open order", "open orders")} are left.";
}
