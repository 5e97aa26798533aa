using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Risk.Breakers;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class BreakersCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("breakers", "", "/breakers",
        "every breaker and gate: limit, measure, state, what it did, what clears it", CommandGroup.Look)
    {
        Aliases = ["gates"],
        MostWords = 0,
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var state = ports.Desk.State;
        var profile = ports.Setting.Profile;
        return Task.FromResult(CommandAnswer.Done(
            BreakersCard.Of(state, profile, call.Now, ports.Setting),
            new
            {
                Profile = profile.Name,
                SizeScale = state.Safety.SizeScale,
                state.Safety.HoldsEntries,
                DayBaseline = state.DayBaseline.Value,
                Peak = state.PeakEquity.Value,
                Breakers = BreakersCard.Levels(state, profile, call.Now).Select(level =>
                    Of(state, level, BreakersCard.Then(profile, level))),
                Gates = BreakersCard.GateNames.Select(gate => Of(state, gate)),
                History = state.Safety.History.Select(line => new { line.At, line.What, line.Text }),
            }));
    }

    private static object Of(DeskState state, BreakerReading level, string then)
    {
        var latch = state.Safety.Latches.GetValueOrDefault(level.Key);
        return new
        {
            Name = level.Breaker,
            level.Level,
            level.Limit,
            level.Measured,
            Baseline = level.Baseline.Value,
            Does = then,
            IsReached = latch is not null,
            IsLatched = latch?.IsLatched ?? false,
            ReachedAt = latch?.At,
            ReachedOn = latch?.Session,
            FirstMeasured = latch?.First.Measured,
            FirstBaseline = latch?.First.Baseline.Value,
            latch?.WaitsSince,
            latch?.ActedAt,
            latch?.Deed,
        };
    }

    private static object Of(DeskState state, string gate)
    {
        var standing = state.Safety.Gates.GetValueOrDefault(gate);
        var reading = state.Safety.Readings.GetValueOrDefault(gate) ?? standing?.Reading;
        return new
        {
            Name = gate,
            IsClosed = standing is not null,
            standing?.Since,
            standing?.GoodReadings,
            reading?.Limit,
            reading?.Measured,
            Verdict = reading?.Verdict,
            reading?.Text,
        };
    }
}
