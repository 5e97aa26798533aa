using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Pictures;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class PerformanceCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("performance", "[day, week, month or all]", "/performance week",
        "return, Sharpe, drawdown, win rate and the equity curve", CommandGroup.Look)
    {
        Aliases = ["perf"],
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var period = Period.All;
        if (call.Words.Count > 0)
        {
            var names = Enum.GetNames<Period>();
            if (names.FirstOrDefault(name => call.Words.Is(0, name)) is not { } named)
            {
                return Task.FromResult(call.Misunderstood(call.Words.Expected("day, week, month or all", 0)));
            }

            period = Enum.Parse<Period>(named);
        }

        var state = ports.Desk.State;
        return Task.FromResult(CommandAnswer.Done(PerformanceCard.Of(state, period) with
        {
            Picture = EquityPicture.Of(
                PerformanceCard.Stretch(state, period), Banner.Of(state), "closes of the account"),
        },
        new
        {
            Period = period,
            Start = state.Books.Start.Value,
            Equity = state.Equity.Value,
            Realised = state.Books.Realised.Value,
            Unrealised = state.Unrealised.Value,
            Costs = state.Books.Costs.Value,
            Figures = PerformanceCard.Measure(state, period),
            Trades = state.Trades.Count,
            WinRate = TradesCard.WinRate(state.Trades)?.Value,
            Curve = state.EquityCurve.Select(point => new { point.Session, Equity = point.Equity.Value }),
        }));
    }
}
