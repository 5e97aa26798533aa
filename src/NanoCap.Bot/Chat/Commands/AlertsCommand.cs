using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class AlertsCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("alerts", "", "/alerts",
        "what needs somebody's eyes, what was over lately, and who acknowledged it", CommandGroup.Look)
    {
        MostWords = 0,
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var state = ports.Desk.State;
        var book = state.Alerts;
        return Task.FromResult(CommandAnswer.Done(
            AlertsCard.Of(state, call.Now, ports.Setting.Calendar),
            new
            {
                Standing = book.Standing.Values.OrderBy(alert => alert.Number).Select(Data),
                Lifted = book.Lifted.Reverse().Take(AlertsCard.MostLifted).Select(Data),
                Muted = book.Muted.Where(muted => muted.Value > call.Now)
                    .Select(muted => new { Topic = AlertWords.Of(muted.Key), Until = muted.Value }),
                Quiet = book.Quiet?.ToString(),
                QuietUntil = book.Quiet?.FindEnd(call.Now),
            }));
    }

    public static object Data(Alert alert) => new
    {
        alert.Number,
        alert.Key,
        Topic = AlertWords.Of(alert.Topic),
        alert.Severity,
        alert.Text,
        alert.Times,
        alert.RaisedAt,
        ChangedAt = alert.ToldAt,
        AcknowledgedBy = alert.AcknowledgedBy?.ToString(),
        alert.AcknowledgedAt,
        alert.LiftedAt,
    };
}
