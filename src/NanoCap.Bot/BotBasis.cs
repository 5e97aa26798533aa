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
    public RiskProfile Profile => Rules.Profile;

    public TradingCalendar Calendar => Rules.Calendar;
}
