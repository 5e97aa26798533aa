using NanoCap.Bot.Chat.Access;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk.Breakers;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class ResumeCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("resume", "", "/resume",
        "allows entries again; clears breakers and starts their baselines anew", CommandGroup.Desk)
    {
        Role = Role.Trader,
        IsSafeRead = false,
        AsksToConfirm = true,
        MostWords = 0,
        Risk = new(RiskNames.Resume, _ => Cleared(ports.Desk.State).Any()),
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var state = ports.Desk.State;
        var cleared = Cleared(state).ToList();
        if (cleared.Count > 0 && call.Role < Role.Admin)
        {
            return Task.FromResult(CommandAnswer.Refused(
                $"After a breaker /resume needs the role {Role.Admin}, yours is {call.Role}."));
        }

        if (state.Mode == DeskMode.Active && cleared.Count == 0 && state.Safety.ReducedTo is null)
        {
            return Task.FromResult(CommandAnswer.Refused(state.Safety.Gates.IsEmpty
                ? "Entries are on already."
                : $"Entries are on already and wait for {string.Join(", ", state.Safety.Gates.Keys)}; "
                    + "a gate lifts by itself."));
        }

        var what = cleared.Count == 0 ? "" : string.Join(" and ", cleared) + " will be cleared. ";
        return Task.FromResult(CommandAnswer.Ask(new Question(
            $"Allow entries again? {what}{StillSold(state)}The baselines of day loss and drawdown "
                + (state.Breakers.IsEmpty && state.Safety.Latches.IsEmpty
                    ? "stay. " : $"become {Figures.Money(state.Equity)}. ")
                + "Type yes or no.",
            Question.Yes,
            "resume --yes",
            token => ResumeAsync(call, token))));
    }

    /// <summary>What only an administrator clears.</summary>
    private static IEnumerable<string> Cleared(DeskState state)
    {
        foreach (var (name, measured) in state.Breakers)
        {
            yield return state.Safety.Latches.TryGetValue($"{name}:{BreakerLevel.Stop}", out var latch)
                ? $"{name} at {SafetyWords.Measure(latch.First)}"
                : $"{name} at {Figures.Percent(measured)}";
        }

        foreach (var latch in state.Safety.Latches.Values.Where(known => known.First.Level == BreakerLevel.Reduce))
        {
            yield return $"{latch.First.Breaker} (reduce) at {SafetyWords.Measure(latch.First)}";
        }

        if (state.Safety.Gates.TryGetValue("unexplained-cash", out var cash))
        {
            yield return "unexplained cash of "
                + Figures.Money(state.Safety.CashOff ?? new Usd((decimal)(cash.Reading.Measured ?? 0)))
                + " (taken as right, the baselines follow)";
        }

        if (state.Safety.Gates.ContainsKey("unexplained-shares"))
        {
            yield return "the gate of unexplained shares";
        }
    }

    private static string StillSold(DeskState state)
    {
        return Sold(ExitReason.Breaker, "What the breaker sells") + Sold(ExitReason.Owner, "What you wanted sold");

        string Sold(ExitReason reason, string what)
        {
            var sold = state.Positions.Values.Where(position => position.ScheduledExit == reason)
                .Select(position => position.Symbol.Value).ToList();
            return sold.Count == 0 ? "" : $"{what} at the next open is still sold: {string.Join(", ", sold)}. ";
        }
    }

    private async Task<CommandAnswer> ResumeAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var outcome = await ports.Desk.PostAsync(new DeskInput.Resume(call.By, call.Now), cancellationToken);
        if (Refusals.Find(outcome) is { } refusal)
        {
            return CommandAnswer.Refused($"Entries stay off: {refusal}");
        }

        var resumed = outcome.Events.OfType<DeskEvent.EntriesResumed>().FirstOrDefault();
        return resumed is null
            ? CommandAnswer.Refused("Nothing changed.")
            : CommandAnswer.Done(
                Card.Line(
                    resumed.KeepsBaselines
                        ? $"Entries are on; the baselines stay.{Waits(outcome.After)}"
                        : $"Entries are on; the baseline is {Figures.Money(resumed.Baseline)}.{Waits(outcome.After)}",
                    Severity.Good),
                new
                {
                    outcome.After.Mode,
                    Baseline = outcome.After.DayBaseline.Value,
                    GatesClosed = outcome.After.Safety.Gates.Keys,
                });
    }

    private static string Waits(DeskState state) => state.Safety.Gates.IsEmpty
        ? ""
        : $" They wait for {string.Join(", ", state.Safety.Gates.Keys)}, closed; a gate lifts by itself.";
}
