using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Scanning;
using NanoCap.Trading.Strategies.Allocation;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class RegimeCommand(CommandPorts ports) : ICommand
{
    private const string BookName = "regime";

    public CommandSpec Spec { get; } = new("regime", "", "/regime",
        "the market's regime, the weights it asks for, and what such rules really earned", CommandGroup.Look)
    {
        MostWords = 0,
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (ports.Allocations is not { } allocations || allocations.Catalog.Find(BookName) is not { } book)
        {
            return Task.FromResult(CommandAnswer.Refused("No market is loaded, so nothing is known of its regime."));
        }

        var advice = allocations.Advise(book, ports.Market.View.Session);
        return Task.FromResult(CommandAnswer.Done(RegimeCard.Of(ports.Desk.State, advice), new
        {
            Date = advice.Session,
            Regime = advice.Target?.State,
            Weights = advice.Target?.Within(book.Limits, 1)
                .Select(target => new { Symbol = target.Symbol.Value, target.Weight }),
            Missing = advice.Missing.Select(symbol => symbol.Value),
            Reason = advice.Target?.SkipReason ?? advice.Target?.Note,
            Evidence = advice.Target?.Evidence,
            From = RegimeFigures.From,
            To = RegimeFigures.To,
            Recorded = RegimeFigures.Recorded.Select(figures => new
            {
                Fill = FillName.Of(figures.Fill),
                Bare = new { Cagr = figures.BareReturn, Sharpe = figures.BareSharpe },
                Shipped = new
                {
                    Cagr = figures.ShippedReturn,
                    Sharpe = figures.ShippedSharpe,
                    Drawdown = figures.ShippedDrawdown,
                },
            }),
            Note = book.Evidence,
        }));
    }
}
