using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Risk.Breakers;

/// <summary>Orders that the broker refused within a few minutes.</summary>
public static class RefusedOrdersBreaker
{
    /// <summary>Its name.</summary>
    public const string Name = "refused-orders";

    /// <summary>Its one level as of an instant.</summary>
    public static BreakerReading Judge(DeskState desk, RiskProfile profile, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(profile);
        var since = at - TimeSpan.FromMinutes(profile.RefusalMinutes);
        var refused = desk.Safety.Refusals.Count(instant => instant > since);
        return new(Name, BreakerLevel.Stop, profile.RefusalsAtMost, refused, Usd.Zero);
    }
}
