using System.Globalization;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Bot.Chat.Cards;

internal static class PerformanceCard
{
    private const int DrawnSessions = 60;

    public static Card Of(DeskState state, Period period)
    {
        if (state.EquityCurve.IsEmpty)
        {
            return Card.Line("Nothing to measure yet: no session has closed since the start.");
        }

        var first = PeriodDates.First(period, state.EquityCurve[^1].Session);
        var figures = Measure(state, period);
        var trades = state.Trades.Where(trade => trade.ExitSession >= first).ToList();
        List<CardBlock> blocks =
        [
            new CardBlock.Fields(
            [
                new("Return", Figures.Change(figures.Return)),
                new("Result", figures.Change is { } change ? Figures.ResultUsd(new Usd(change)) : Cell.Dash),
                new("Sharpe", figures.Sharpe is { } sharpe
                    ? Figures.Number(sharpe, "0.00")
                    : new Cell($"- (needs 20 daily returns, has {figures.Days})", Tone.Quiet)),
                new("Drawdown", Figures.Percent(figures.Drawdown is { } fall ? new Ratio(fall) : null)),
                new("Closed trades", trades.Count.ToString(CultureInfo.InvariantCulture)),
                new("Win rate", Figures.Percent(TradesCard.WinRate(trades))),
                new("Mean result", Mean(trades)),
            ]),
        ];
        if (period == Period.All)
        {
            blocks.Add(Books(state));
        }

        var drawn = state.EquityCurve.Where(point => point.Session >= first).TakeLast(DrawnSessions).ToList();
        blocks.Add(new CardBlock.Paragraph(
            Sparkline.Of([.. drawn.Select(point => point.Equity.Value)]),
            $"Equity, {Figures.Count(drawn.Count, "close", "closes")}"));
        blocks.AddRange(ByStrategy(trades));
        var name = period == Period.All ? "since the start" : $"of the {period.ToString().ToLowerInvariant()}";
        return new($"Performance {name}", Severity.Plain, blocks)
        {
            Banner = Banner.Of(state),
            Footer = UpTo(state),
        };
    }

    /// <summary>The closes of a period, after the one that it begins from.</summary>
    public static IReadOnlyList<EquityPoint> Stretch(DeskState state, Period period)
    {
        if (state.EquityCurve.IsEmpty)
        {
            return [];
        }

        var first = PeriodDates.First(period, state.EquityCurve[^1].Session);
        var before = Math.Max(0, state.EquityCurve.FindIndex(point => point.Session >= first) - 1);
        return [.. state.EquityCurve.Skip(before)];
    }

    // Within a session the books move on, and the curve does not yet.
    private static string? UpTo(DeskState state) => state.EquityCurve[^1] is var close && close.Equity == state.Equity
        ? null
        : $"Up to the close of {Figures.Day(close.Session)}; {Figures.Signed(state.Equity - close.Equity)} USD since.";

    /// <summary>The figures of a period; the account's start is the base of its first stretch.</summary>
    public static EquityFigures Measure(DeskState state, Period period)
    {
        if (state.EquityCurve.IsEmpty)
        {
            return EquityFigures.None;
        }

        var start = state.EquityCurve[0] with { Session = DateOnly.MinValue };
        var curve = state.EquityCurve.Insert(0, start);
        return period == Period.All
            ? EquityFigures.Of(curve)
            : EquityFigures.Since(curve, PeriodDates.First(period, curve[^1].Session));
    }

    private static CardBlock.Fields Books(DeskState state) => new(
    [
        new("Start", Figures.Money(state.Books.Start)),
        new("Realised", Figures.ResultUsd(state.Books.Realised)),
        new("Unrealised", Figures.ResultUsd(state.Unrealised)),
        new("Costs", Figures.ResultUsd(-state.Books.Costs)),
        new("Equity now", Figures.Money(state.Equity)),
    ], "Where the money went");

    private static IEnumerable<CardBlock> ByStrategy(List<ClosedTrade> trades)
    {
        if (trades.Count == 0)
        {
            yield break;
        }

        var rows = trades.GroupBy(trade => trade.Strategy).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (IReadOnlyList<Cell>)
            [
                group.Key,
                group.Count().ToString(CultureInfo.InvariantCulture),
                Figures.Percent(TradesCard.WinRate([.. group])),
                Figures.Result(new Usd(group.Sum(trade => TradesCard.Net(trade).Value))),
            ]);
        yield return new CardBlock.Table(
            [new("Strategy"), new("Trades", true), new("Win rate", true), new("Result", true)], [.. rows],
            "By strategy");
    }

    private static Cell Mean(List<ClosedTrade> trades) => trades.Count == 0
        ? Cell.Dash
        : Figures.ResultUsd(new Usd(trades.Average(trade => TradesCard.Net(trade).Value)));
}
