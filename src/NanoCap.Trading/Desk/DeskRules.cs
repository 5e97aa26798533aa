using NanoCap.Trading.Risk;
using NanoCap.Trading.Sessions;

namespace NanoCap.Trading.Desk;

/// <summary>What the desk decides by; fixed while the service runs.</summary>
/// <param name="Profile">The active limits.</param>
/// <param name="Calendar">The exchange's sessions.</param>
/// <param name="OrderPrefix">The start of every client order id, which tells our orders from others'.</param>
public sealed record DeskRules(RiskProfile Profile, TradingCalendar Calendar, string OrderPrefix = "nc");
