using System.Globalization;
using NanoCap.Trading.Sessions;

namespace NanoCap.Trading.Desk.Alerts;

/// <summary>A daily span in which only critical alerts are told. It may go over midnight.</summary>
/// <param name="From">Its first minute, by the clock named here.</param>
/// <param name="To">The first minute after it; never <paramref name="From"/>.</param>
/// <param name="UtcOffsetMinutes">The clock's fixed distance from UTC in minutes; null for New York's clock, with its
/// daylight time.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly To, int? UtcOffsetMinutes = null)
{
    /// <summary>When the quiet that holds at an instant ends (UTC); null when none holds.</summary>
    /// <remarks>An end that the clock shows twice, in autumn, is the first one; one that it skips, in spring, is read
    /// as standard time.</remarks>
    public DateTimeOffset? FindEnd(DateTimeOffset instant)
    {
        var local = instant.ToOffset(UtcOffsetMinutes is { } minutes
            ? TimeSpan.FromMinutes(minutes)
            : NewYorkTime.OffsetAt(instant));
        var (date, time) = (DateOnly.FromDateTime(local.DateTime), TimeOnly.FromDateTime(local.DateTime));
        if (!time.IsBetween(From, To))
        {
            return null;
        }

        var end = At(time < To ? date : date.AddDays(1));
        return end > instant ? end : null;
    }

    /// <summary>As a person writes it: <c>22:00-07:00 New York</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{From:HH:mm}-{To:HH:mm} {Clock}");

    private string Clock => UtcOffsetMinutes is not { } minutes ? "New York"
        : minutes == 0 ? "UTC"
        : "UTC" + (minutes < 0 ? "-" : "+")
            + TimeSpan.FromMinutes(Math.Abs(minutes)).ToString(@"hh\:mm", CultureInfo.InvariantCulture);

    private DateTimeOffset At(DateOnly date) => UtcOffsetMinutes is { } minutes
        ? new DateTimeOffset(date.ToDateTime(To), TimeSpan.FromMinutes(minutes)).ToUniversalTime()
        : NewYorkTime.At(date, To);
}
