using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk.GoingLive;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class RampCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("ramp", "", "/ramp",
        "how much of the money may be put to work, and the question about the next step", CommandGroup.Look)
    {
        MostWords = 0,
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var state = ports.Desk.State;
        var week = state.Ramp.Open?.Week ?? RampCard.WeekOf(state, ports.Ramp, ports.Setting);
        return Task.FromResult(CommandAnswer.Done(RampCard.Of(state, ports.Ramp, ports.Setting), new
        {
            state.Ramp.IsOn,
            Scale = state.Ramp.Scale.Value,
            state.Ramp.Since,
            InvestedAtMost = RampCard.AtScale(state, state.Ramp.Scale, ports.Setting).Value,
            NextScale = ports.Ramp?.FindAfter(state.Ramp.Scale)?.Value,
            Week = week is null ? null : Data(week),
            Proposal = state.Ramp.Open is { } open
                ? new { open.Number, From = open.From.Value, To = open.To.Value, open.ExpiresAt }
                : null,
        }));
    }

    private static object Data(RampWeek week) => new
    {
        week.From,
        week.Through,
        week.Sessions,
        week.Entries,
        week.Trades,
        Result = week.Result.Value,
        Return = week.Return?.Value,
        Slippage = week.Slippage.Value,
        SlippageShare = week.SlippageShare?.Value,
        week.BreakerTrips,
    };
}
