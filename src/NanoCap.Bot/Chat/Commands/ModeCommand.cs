using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class ModeCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("mode", "", "/mode",
        "whether the money is real; shows, never switches", CommandGroup.Look)
    {
        MostWords = 0,
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var state = ports.Desk.State;
        var banner = state.Opening?.Banner ?? "PAPER";
        var isReal = banner == "LIVE";
        var card = new Card($"Mode: {banner}", isReal ? Severity.Warning : Severity.Plain,
        [
            new CardBlock.Fields(
            [
                new("Money", isReal ? new Cell("real", Tone.Warning) : "on paper; nothing of it can be lost"),
                new("Market", state.Opening?.Market ?? Figures.Dash),
                new("Broker", state.Opening?.Broker ?? Figures.Dash),
                new("Entries", Words.Mode(state)),
            ]),
        ])
        {
            Banner = Banner.Of(state),
            Footer = "Only the settings switch it: Trading:Mode and Trading:LiveAcknowledged, and only when every "
                + "safety check of /readiness passes.",
        };
        return Task.FromResult(CommandAnswer.Done(card, new
        {
            Mode = banner,
            IsReal = isReal,
            state.Opening?.Market,
            state.Opening?.Broker,
            Desk = state.Mode,
        }));
    }
}
