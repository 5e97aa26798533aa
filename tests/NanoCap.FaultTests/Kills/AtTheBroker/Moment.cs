using NanoCap.Trading.Bars;

namespace NanoCap.FaultTests.Kills.AtTheBroker;

/// <summary>The moments around which the bot lives and is killed, and the price of the day's bar that stands then.
/// </summary>
/// <param name="Name">For the report.</param>
/// <param name="NewYork">When the bot's clock begins, New York time of day.</param>
/// <param name="Price">Which price of the bar is quoted.</param>
internal sealed record Moment(string Name, TimeOnly NewYork, Func<BarSeries, int, double> Price)
{
    /// <summary>Whether the bot lives until what is asked of it is done, and is killed after that.</summary>
    public bool IsSeenThrough { get; init; }

    /// <summary>One session and the evening after it, a second or two before something is due.</summary>
    public static IReadOnlyList<Moment> OfDay { get; } =
    [
        new("submission", new TimeOnly(9, 24, 59), (bars, at) => bars.RawClose[at - 1]),
        new("open", new TimeOnly(9, 29, 59), (bars, at) => bars.Open[at] * bars.RawOverAdjusted(at)),
        new("protection", new TimeOnly(9, 30, 58), (bars, at) => bars.Open[at] * bars.RawOverAdjusted(at)),
        new("low", new TimeOnly(11, 0, 0), (bars, at) => bars.Low[at] * bars.RawOverAdjusted(at)),
        new("high", new TimeOnly(13, 0, 0), (bars, at) => bars.High[at] * bars.RawOverAdjusted(at)),
        new("close", new TimeOnly(15, 59, 58), (bars, at) => bars.RawClose[at]),
        new("evening", new TimeOnly(16, 29, 58), (bars, at) => bars.RawClose[at]),
    ];
}
