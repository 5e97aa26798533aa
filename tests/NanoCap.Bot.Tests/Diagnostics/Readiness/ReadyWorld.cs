using System.Collections.Immutable;
using NanoCap.Bot.Diagnostics.Readiness;
using NanoCap.Bot.Options;
using NanoCap.Bot.Scanning;
using NanoCap.Bot.Storage;
using NanoCap.Bot.Tests.Chat;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.GoingLive;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Signals;

namespace NanoCap.Bot.Tests.Diagnostics.Readiness;

/// <summary>Facts that pass every check which can pass, to be changed one at a time.</summary>
internal static class ReadyWorld
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public static ReadinessFacts Facts(string folder) => new(
        new BotOptions
        {
            State = new StateOptions { Folder = folder },
            Strategies = new StrategiesOptions { Enabled = ["momentum"] },
        },
        Account,
        Now)
    {
        Profile = RiskProfiles.SmallAccount,
        Strategies = StrategyReport.Empty with { Figures = [Record(sharpe: 1.0, wins: 60, losses: 40)] },
    };

    /// <summary>60 lived sessions that alternate +1 % and -.8 %: mean .1 %, sample deviation of an even number of them
    /// .9 % x sqrt(60/59); Sharpe = .1/.90760 x sqrt(252) = 1.749. Three of five of 20 trades won.</summary>
    public static DeskState Account => DeskState.Empty with
    {
        Opening = new DeskOpening("PAPER", "a live market", "a broker", "small-account", new Usd(1000m), Desks.Day),
        IsReconciled = true,
        Books = Books.Opening(new Usd(1000m)),
        EquityCurve = Curve(60),
        Trades = [.. Enumerable.Range(1, 20).Select(number => Trade(number, number % 5 < 3 ? 5m : -5m))],
        Readiness = ReadinessBook.Empty with
        {
            Trips =
            [
                new BreakerTrip("day-loss", 0.11m, Desks.Evening, Desks.Evening.AddDays(1)),
                new BreakerTrip("loss-streak", 5m, Desks.Evening, Desks.Evening.AddDays(1)),
                new BreakerTrip("refused-orders", 3m, Desks.Evening, Desks.Evening.AddDays(1)),
                new BreakerTrip("drawdown", 0.16m, Desks.Evening, Desks.Evening.AddDays(1)),
            ],
        },
    };

    public static ImmutableList<EquityPoint> Curve(int sessions, decimal up = 0.01m, decimal down = -0.008m)
    {
        var (equity, points) = (1000m, new List<EquityPoint>());
        points.Add(new(Desks.Day, new Usd(equity), new Usd(equity)));
        for (var session = 0; session < sessions; session++)
        {
            equity *= 1m + (session % 2 == 0 ? up : down);
            points.Add(new(Desks.Day.AddDays(session + 1), new Usd(equity), new Usd(equity)));
        }

        return [.. points];
    }

    public static ClosedTrade Trade(int number, decimal result) => new(
        number, Symbol.Of("ABCD"), "momentum", 1, Desks.Day, Desks.Day, Quantity.Of(10m), Price.Of(5m),
        Price.Of(5m), new Usd(result), Usd.Zero, ExitReason.Stop);

    public static StrategyFigures Record(double sharpe, int wins, int losses, int sessions = 600) => new(
        "momentum", sessions, 0.08, 0.4, 0.3, 0.1, 30, 0.01, sharpe, 0.3, 0.3, "equal-weight", 0, 0.5,
        HitFigures.Of([.. Enumerable.Repeat(0.1, wins), .. Enumerable.Repeat(-0.1, losses)]), 0);

    public sealed record Restores(RestoreRecord? Last) : IRestoreRecords
    {
        public RestoreRecord? FindLast(string stateFolder) => Last;
    }
}
