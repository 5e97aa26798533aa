using System.Globalization;
using NanoCap.Bot.Scanning;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Signals;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>How each strategy stands, what its shadow book made before and after cost, and how they move together.
/// </summary>
internal static class StrategiesCard
{
    /// <summary>Must be said wherever records are shown.</summary>
    public const string Evidence =
        "Records of shadow books, net of cost. Of 20 rules from the literature, filled in the next session and with "
        + "cost, none on stocks beat IWM or SPY; trading every 5 sessions costs 27 to 39 points a year at nano-cap "
        + "costs.";

    public static Card Of(
        DeskState state,
        DateOnly session,
        IReadOnlyList<StrategyLine> lines,
        StrategyReport report,
        IReadOnlyList<AllocationRecordLine> books,
        string? caveat)
    {
        List<CardBlock> blocks = [Standing(state, lines)];
        if (report.Figures.Count > 0)
        {
            blocks.Add(Records(report.Figures));
            blocks.Add(Against(report));
        }
        else
        {
            blocks.AddRange(StrategyBlocks.Records(lines));
        }

        if (report.Correlations.Count > 0)
        {
            blocks.Add(new CardBlock.Table(
                [new("One"), new("Other"), new("Correlation", true)],
                [.. report.Correlations.Select(CorrelationRow)],
                "How their last 63 sessions moved together"));
        }

        if (report.Budgets.Count > 0)
        {
            blocks.Add(new CardBlock.Table(
                [new("Contributor"), new("Base", true), new("Target", true), new("Budget", true)],
                [.. report.Budgets.Select(BudgetRow)],
                "Budgets by performance"));
        }

        if (books.Count > 0)
        {
            blocks.Add(Books(books));
        }

        return new($"Strategies on {Figures.Day(session)}", Severity.Plain, blocks)
        {
            Banner = Banner.Of(state),
            Footer = caveat is null ? Evidence : $"{Evidence} {caveat}",
        };
    }

    private static CardBlock.Table Standing(DeskState state, IReadOnlyList<StrategyLine> lines) => new(
        [
            new("Strategy"), new("Switch"), new("Weight", true), new("63 sessions", true), new("Takes part"),
            new("Signals", true), new("Why"),
        ],
        [
            .. lines.Select(line => (IReadOnlyList<Cell>)
            [
                line.Name,
                state.SettingOf(line.Name).IsOn ? "on" : new Cell("off", Tone.Warning),
                Figures.Percent(state.SettingOf(line.Name).Weight),
                Figures.Change(line.Momentum),
                line.Qualified ? new("yes", Tone.Good) : new("no", Tone.Warning),
                line.Signals.ToString(CultureInfo.InvariantCulture),
                new(line.Note ?? "", Tone.Quiet),
            ]),
        ]);

    private static CardBlock.Table Records(IReadOnlyList<StrategyFigures> figures) => new(
        [
            new("Strategy"), new("Gross a year", true), new("Cost a year", true), new("Net a year", true),
            new("Sharpe", true), new("Drawdown", true), new("Turnover", true),
        ],
        [
            .. figures.Select(one => (IReadOnlyList<Cell>)
            [
                one.Strategy,
                Figures.Change(one.GrossReturn),
                Figures.Percent(one.CostDrag),
                Figures.Change(one.NetReturn),
                Figures.Number(one.Sharpe, "0.00"),
                Figures.Percent(one.Drawdown),
                Figures.Number(one.Turnover, "0.0 x"),
            ]),
        ],
        "Records, cost = turnover x 2 x a side's cost");

    private static CardBlock.Table Books(IReadOnlyList<AllocationRecordLine> books) => new(
        [
            new("Book"), new("63 sessions", true), new("Net a year", true), new("Sharpe", true),
            new("Drawdown", true), new("Why not"),
        ],
        [
            .. books.Select(book => (IReadOnlyList<Cell>)
            [
                book.Book,
                Figures.Change(book.Momentum),
                Figures.Change(book.Return),
                Figures.Number(book.Sharpe, "0.00"),
                Figures.Percent(book.Drawdown),
                new(book.Missing.Count > 0 ? $"no bars of {string.Join(", ", book.Missing)}" : "", Tone.Quiet),
            ]),
        ],
        "Allocation books, filled at the next close");

    private static CardBlock.Table Against(StrategyReport report) => new(
        [
            new("Strategy"), new("Alpha a year", true), new("Beta", true), new("Trades", true), new("Win rate", true),
            new("Mean trade", true), new("Open", true),
        ],
        [
            .. report.Figures.Select(one => (IReadOnlyList<Cell>)
            [
                one.Strategy,
                Figures.Change(one.Alpha),
                Figures.Number(one.Beta, "0.00"),
                one.Hits.Trades.ToString(CultureInfo.InvariantCulture),
                Figures.Percent(one.Hits.WinRate),
                Figures.Change(one.Hits.MeanReturn),
                one.OpenPositions.ToString(CultureInfo.InvariantCulture),
            ]),
        ],
        report.Benchmark == BenchmarkReturns.EqualWeight
            ? "Against the universe's equal-weight mean"
            : $"Against {report.Benchmark}");

    private static IReadOnlyList<Cell> CorrelationRow(StrategyCorrelation pair) =>
        [pair.One, pair.Other, Figures.Number(pair.Correlation, "0.00")];

    private static IReadOnlyList<Cell> BudgetRow(StrategyBudget budget) =>
    [
        budget.Strategy,
        Figures.Percent(budget.Base),
        Figures.Percent(budget.Target),
        Figures.Percent(budget.Budget),
    ];
}
