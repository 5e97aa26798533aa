using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Monitor;
using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Bot.Tests.Monitor;

/// <summary>Pictures of a bot in the middle of a session.</summary>
internal static class MonitorPictures
{
    public static readonly DateTimeOffset Now = new(2026, 9, 16, 14, 1, 5, TimeSpan.Zero);

    public static MonitorPicture Calm { get; } = new(Now, "PAPER", "active", null)
    {
        Broker = "Alpaca paper",
        Market = "Alpaca, all exchanges",
        Profile = "small-account",
        Money = new(1012.40m, 540.10m, 12.40m, 12.40m, 0.0124m),
        Parts = new(true, true, [], [], 0, 3),
        PositionsAtMost = 4,
        Positions = [Held("ABCD", 55m, 4.05m, 4.20m, 8.25m, "broker", true, null)],
        Orders = [new("nc-h2-1", "sell 55 ABCD stop 3.65 / target 4.86", "protection", "working", 0m)],
        Proposals = [Proposed(3, "XYZ")],
        NextJobs =
        [
            new("unfilled entries end", Now.AddMinutes(29)), new("the market closes", Now.AddHours(6)),
            new("the daily scan", Now.AddHours(6.5)), new("orders are sent", Now.AddDays(1)),
        ],
        LastEvents =
        [
            new(Now.AddMinutes(-30), Severity.Good, "ABCD is protected at the broker: stop 3.65 / target 4.86."),
            new(Now.AddMinutes(-31), Severity.Good, "Bought 55 ABCD at 4.05, 222.75 USD (proposal 1)."),
            new(Now.AddHours(-17.5), Severity.Plain, "The daily scan of Tue 2026-09-15: 252 symbols."),
        ],
    };

    /// <summary>Everything at once: real money, a breaker, gates, alerts, more rows than any screen has.</summary>
    public static MonitorPicture Crowded { get; } = Calm with
    {
        Banner = "LIVE",
        Mode = "paused by anna (console)",
        Parts = new(false, false, ["day-loss stop at -10.2%"], ["broker", "clock-skew"], 3, 4_000),
        Alerts =
        [
            new(7, AlertSeverity.Critical, "ABCD has no stop at the broker, and the market is open.", false),
            new(5, AlertSeverity.Warning, "The clock of this machine is 4.1 s ahead of the broker's.", false),
            new(6, AlertSeverity.Warning, "known already", true),
        ],
        Positions =
        [
            .. Enumerable.Range(0, 12).Select(number => Held(
                $"TICK{number}", 1234.5m, 101.255m, 99.25m, -2475.17m, "on its way", false,
                number == 3 ? "stop hit" : null)),
        ],
        Orders =
        [
            .. Enumerable.Range(0, 6).Select(number => new MonitorPicture.WorkingOrder(
                $"nc-e{number}v1-1", $"buy 1234 TICK{number} limit 101.25", "entry", "partly filled", 17m)),
        ],
        Proposals = [.. Enumerable.Range(11, 6).Select(number => Proposed(number, $"PROP{number}"))],
        LastEvents =
        [
            .. Enumerable.Range(0, 30).Select(number => new MonitorPicture.Happening(
                Now.AddMinutes(-number), Severity.Warning,
                $"Event {number}: something happened that takes a sentence which is longer than a screen is wide.")),
        ],
    };

    private static MonitorPicture.Holding Held(
        string symbol, decimal shares, decimal paid, decimal last, decimal result, string guard, bool isGuarded,
        string? leaving) => new(
        symbol, shares, paid, last, shares * last, result, (last - paid) / paid, 3.65m, 4.86m, 2, guard, isGuarded,
        leaving);

    private static MonitorPicture.OpenProposal Proposed(int number, string symbol) =>
        new(number, "buy", symbol, 19m, 11.53m, 10.08m, 13.44m, 219.07m, Now.AddDays(1));
}
