using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class HealthCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("health", "", "/health",
        "whether each part of the bot is well", CommandGroup.Look)
    {
        NeedsNoDesk = true,
        MostWords = 0,
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (state, halted) = (ports.Desk.State, ports.Desk.HaltedBecause);
        return Task.FromResult(new CommandAnswer(
            halted is null ? AnswerKind.Done : AnswerKind.Halted,
            [HealthCard.Of(state, halted, call.Now, ports.Market)],
            new
            {
                IsWell = halted is null && state.IsReconciled && state.Breakers.IsEmpty,
                HaltedBecause = halted,
                state.Mode,
                state.IsReconciled,
                Breakers = state.Breakers.Keys,
                Differences = state.Differences.Order(StringComparer.Ordinal),
                LastEventAt = state.LastEventAt == default ? (DateTimeOffset?)null : state.LastEventAt,
                Work = state.Work.Count,
                Alerts = state.Alerts.Standing.Values.Select(alert => new { alert.Number, alert.Key, alert.Text }),
            }));
    }
}
