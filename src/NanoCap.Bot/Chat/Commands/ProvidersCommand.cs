using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class ProvidersCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("providers", "", "/providers",
        "where the data come from, how old they are, and what is left of each quota", CommandGroup.Look)
    {
        MostWords = 0,
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var view = ports.Market.View;
        var card = new Card("Data providers", Severity.Plain,
        [
            new CardBlock.Table(
                [new("Data"), new("Source"), new("Up to"), new("Quota")],
                [
                    ["daily bars", view.Source.Name, Figures.Day(view.Session), "none: read from this machine"],
                    ["quotes, news", Cell.Dash, Cell.Dash, "not in this version"],
                ]),
        ])
        {
            Banner = Banner.Of(ports.Desk.State),
            Footer = view.Source.Caveat,
        };
        return Task.FromResult(CommandAnswer.Done(card, new
        {
            Providers = new[]
            {
                new
                {
                    Data = "daily-bars",
                    Source = view.Source.Name,
                    view.Source.IsSimulated,
                    Through = view.Session,
                    view.Source.Caveat,
                    Quota = (int?)null,
                },
            },
        }));
    }
}
