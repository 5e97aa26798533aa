using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Risk;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class RiskCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("risk", "[profile]", "/risk small-account",
        "every limit with its value and what it measures now", CommandGroup.Look)
    {
        Aliases = ["limits"],
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var active = ports.Setting.Profile;
        var profile = call.Words.Count == 0 || call.Words.Is(0, active.Name)
            ? active
            : ports.Profiles.FirstOrDefault(known => call.Words.Is(0, known.Name));
        var state = ports.Desk.State;
        return Task.FromResult(profile is null
            ? call.Misunderstood(call.Words.Expected(
                $"a profile of {string.Join(", ", ports.Profiles.Select(known => known.Name))}", 0))
            : CommandAnswer.Done(RiskCard.Of(state, profile, profile == active), Data(profile, profile == active)));
    }

    private object Data(RiskProfile profile, bool isActive) => new
    {
        Profile = profile.Name,
        IsActive = isActive,
        PositionMaximum = profile.PositionMaximum?.Value,
        PositionMaximumShare = profile.PositionMaximumShare.Value,
        PositionMinimum = profile.PositionMinimum.Value,
        profile.PositionsAtMost,
        CashBuffer = profile.BufferAt(ports.Desk.State.Equity).Value,
        VolumeShare = profile.VolumeShare.Value,
        SectorMaximum = profile.SectorMaximum?.Value,
        profile.LeverageMaximum,
        DayLossStop = profile.DayLossStop.Value,
        DrawdownStop = profile.DrawdownStop.Value,
        ValueAtRisk = profile.ValueAtRisk.Value,
        PairCorrelation = profile.PairCorrelation?.Value,
        profile.OrdersPerDay,
        profile.CooldownSessions,
        Breakers = ports.Desk.State.Breakers.Select(breaker =>
            new { Name = breaker.Key, Measured = breaker.Value.Value }),
    };
}
