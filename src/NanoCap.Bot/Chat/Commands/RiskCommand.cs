using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Risk;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class RiskCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("risk", "[profile]", "/risk small-account",
        "every limit with its value and what it measures now", CommandGroup.Look);

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var active = ports.Setting.Profile;
        var profile = call.Words.Count == 0 || call.Words.Is(0, active.Name)
            ? active
            : ports.Profiles.FirstOrDefault(known => call.Words.Is(0, known.Name));
        if (profile is null)
        {
            return Task.FromResult(call.Misunderstood(call.Words.Expected(
                $"a profile of {string.Join(", ", ports.Profiles.Select(known => known.Name))}", 0)));
        }

        var state = ports.Desk.State;
        var now = RiskMeasures.Of(state, ports.Market.View, profile, call.Now);
        var isActive = profile == active;
        return Task.FromResult(CommandAnswer.Done(
            RiskCard.Of(state, profile, now, isActive), Data(state, profile, now, isActive)));
    }

    private static object Data(DeskState state, RiskProfile profile, RiskMeasures now, bool isActive) => new
    {
        Profile = profile.Name,
        IsActive = isActive,
        Limits = RiskData.LimitsOf(profile, now.Equity),
        Now = RiskData.Of(now),
        Breakers = state.Breakers.Select(breaker => new { Name = breaker.Key, Measured = breaker.Value.Value }),
        Unreachable = UnreachableLimits.Of(profile, now.Equity),
    };
}
