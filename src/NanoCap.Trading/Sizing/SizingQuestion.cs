using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk;

namespace NanoCap.Trading.Sizing;

/// <summary>What a sizing policy may look at.</summary>
/// <param name="Profile">The limits.</param>
/// <param name="Equity">Equity, US dollars.</param>
/// <param name="Slots">The equal slots of the scan.</param>
/// <param name="Score">The ranking's score, 0 to 1.</param>
/// <param name="DayReturn">Return of the signal's session; NaN when unknown.</param>
/// <param name="Limit">The entry's limit, US dollars a share.</param>
/// <param name="Stop">The signal's stop, US dollars a share.</param>
/// <param name="Hits">The closed trades of the strategy's shadow book; null when not known.</param>
public sealed record SizingQuestion(
    RiskProfile Profile,
    Usd Equity,
    EqualSlots Slots,
    double Score,
    double DayReturn,
    Price Limit,
    Price Stop,
    HitFigures? Hits);
