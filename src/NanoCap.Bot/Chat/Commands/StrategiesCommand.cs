using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Pictures;
using NanoCap.Bot.Scanning;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class StrategiesCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("strategies", "", "/strategies",
        "each strategy's record before and after cost, standing, correlation and budget", CommandGroup.Look)
    {
        MostWords = 0,
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var state = ports.Desk.State;
        var sheet = await ports.Scans.FindAsync(null, cancellationToken);
        if ((sheet?.Session ?? state.LastScan?.Session) is not { } session)
        {
            return CommandAnswer.Refused("There has been no scan yet.");
        }

        var lines = sheet?.Strategies ?? state.LastScan!.Strategies;
        var report = sheet?.Report ?? StrategyReport.Empty;
        var caveat = state.LastScan?.Caveat;
        var books = ports.Allocations?.Records(session) ?? [];
        return CommandAnswer.Done(
            StrategiesCard.Of(state, session, lines, report, books, caveat) with
            {
                Picture = MomentumPicture.Of(
                    report.Curves, report.LeastMomentum, Banner.Of(state), ports.Market.View.Source.Name),
            },
            new
            {
                Date = session,
                report.Benchmark,
                Strategies = lines.Select(line => Data(state, line, report)),
                Correlations = report.Correlations.Select(pair => new { pair.One, pair.Other, pair.Correlation }),
                Budgets = report.Budgets.Select(one => new { one.Strategy, one.Base, one.Target, one.Budget }),
                AllocationBooks = books.Select(book => new
                {
                    Name = book.Book,
                    Missing = book.Missing.Select(symbol => symbol.Value),
                    book.Momentum,
                    NetReturn = book.Return,
                    book.Sharpe,
                    book.Drawdown,
                }),
                StrategiesCard.Evidence,
                Caveat = caveat,
            });
    }

    private static object Data(DeskState state, StrategyLine line, StrategyReport report)
    {
        var figures = report.Find(line.Name);
        return new
        {
            line.Name,
            state.SettingOf(line.Name).IsOn,
            Weight = state.SettingOf(line.Name).Weight?.Value,
            line.Momentum,
            line.Qualified,
            line.Signals,
            line.Note,
            figures?.Sessions,
            GrossReturn = figures?.GrossReturn ?? line.GrossReturn,
            CostDrag = figures?.CostDrag ?? line.CostDrag,
            NetReturn = figures?.NetReturn ?? line.NetReturn,
            figures?.Turnover,
            figures?.SideCost,
            figures?.Sharpe,
            figures?.Volatility,
            figures?.Drawdown,
            figures?.Alpha,
            figures?.Beta,
            figures?.Hits.Trades,
            figures?.Hits.WinRate,
            MeanTrade = figures?.Hits.MeanReturn,
            MeanWin = figures?.Hits.MeanWin,
            MeanLoss = figures?.Hits.MeanLoss,
            figures?.Hits.ProfitFactor,
            figures?.OpenPositions,
        };
    }
}
