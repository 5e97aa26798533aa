using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Risk;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class LimitsCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("limits", "[rule]", "/limits cash",
        "every rule that an order must pass, with its limit and the present figure", CommandGroup.Look);

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var state = ports.Desk.State;
        var profile = ports.Setting.Profile;
        var now = RiskMeasures.Of(state, ports.Market.View, profile, call.Now);
        var rules = RiskRules.Describe(profile, now);
        if (call.Words.Count == 0)
        {
            return Task.FromResult(CommandAnswer.Done(
                LimitsCard.Of(state, profile, rules),
                new { Profile = profile.Name, Rules = rules.Select(RiskData.Of) }));
        }

        var rule = rules.FirstOrDefault(known => call.Words.Is(0, known.Code));
        return Task.FromResult(rule is null
            ? call.Misunderstood(call.Words.Expected("the code of a rule as /limits lists them", 0))
            : CommandAnswer.Done(LimitsCard.Of(state, profile, rule), RiskData.Of(rule)));
    }
}
