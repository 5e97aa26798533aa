using System.Globalization;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Diagnostics.Readiness;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.GoingLive;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class ReadinessCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("readiness", "[ack CHECK FIGURE]", "/readiness ack max-drawdown 12.3",
        "every check before real money, with the fix; accepts a measured figure", CommandGroup.Look)
    {
        IsSafeRead = false,
        MostWords = 3,
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (ports.Readiness is not { } review)
        {
            return CommandAnswer.Refused("Nothing here can judge the readiness; ask the running bot.");
        }

        if (call.Words.Count > 0 && !call.Words.Is(0, "ack"))
        {
            return call.Misunderstood(call.Words.Expected("nothing, or ack with a check and its figure", 0));
        }

        var report = await review.JudgeAsync(ports.Desk, ports.Scans, cancellationToken);
        return call.Words.Count == 0
            ? CommandAnswer.Done(ReadinessCard.Of(report, Banner.Of(ports.Desk.State)), ReadinessData.Of(report))
            : await AcknowledgeAsync(call, report, cancellationToken);
    }

    private async Task<CommandAnswer> AcknowledgeAsync(
        CommandCall call, ReadinessReport report, CancellationToken cancellationToken)
    {
        var known = report.Lines.Where(line => !line.IsCritical).Select(line => line.Name);
        if (call.Words.Find(1) is not { } name || report.Find(name.ToLowerInvariant()) is not { } line)
        {
            return call.Misunderstood(call.Words.Expected($"one of {string.Join(", ", known)}", 1));
        }

        if (line.IsCritical)
        {
            return CommandAnswer.Refused($"{line.Name} is a safety check: only a pass counts, nobody can accept it.");
        }

        if (line.Result.Figure is not { } figure)
        {
            return CommandAnswer.Refused($"{line.Name} has no measured figure yet. {line.Result.Judged}");
        }

        if (!decimal.TryParse(
            call.Words.Find(2)?.TrimEnd('%'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture, out var typed))
        {
            return call.Misunderstood(call.Words.Expected("the measured figure, as /readiness shows it", 2));
        }

        if (call.Role < Role.Admin)
        {
            return CommandAnswer.Refused($"To accept a figure needs the role {Role.Admin}, yours is {call.Role}.");
        }

        var outcome = await ports.Desk.PostAsync(
            new DeskInput.AcknowledgeEvidence(line.Name, typed, figure.Value, call.By, call.Now), cancellationToken);
        return outcome.Events.OfType<ReadinessEvent.EvidenceAcknowledged>().FirstOrDefault() is { } accepted
            ? CommandAnswer.Done(
                Card.Line($"Accepted: {line.Name} at {figure.Text}.", Severity.Good),
                new { accepted.Check, accepted.Figure, figure.Unit, By = accepted.By.ToString(), accepted.At })
            : CommandAnswer.Refused(Refusals.Find(outcome) ?? $"{line.Name} stays as it was.");
    }
}
