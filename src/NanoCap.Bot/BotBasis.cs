using NanoCap.Bot.Brokers;
using NanoCap.Bot.Desk;
using NanoCap.Bot.MarketData;
using NanoCap.Bot.Scanning;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot;

/// <summary>What chat, endpoint and jobs stand on: the desk, the market and the rules of both.</summary>
internal sealed record BotBasis(
    DeskLoop Loop,
    LoadedMarket Market,
    DailyScan Scan,
    MarketNow Closed,
    DeskRules Rules,
    TimeProvider Clock)
{
    /// <summary>EXIT by the broker's books alone, for a halted desk; null where it cannot be had.</summary>
    public Func<IServiceProvider, Func<CancellationToken, Task<DirectExitReport>>>? ExitDirect { get; init; }

    public RiskProfile Profile => Rules.Profile;

    public TradingCalendar Calendar => Rules.Calendar;
}
