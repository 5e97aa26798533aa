using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Desk;

/// <summary>The first of two approvals that a large proposal needs.</summary>
/// <param name="By">Who gave it.</param>
/// <param name="Person">The human being behind the user; null when not known beyond the user.</param>
/// <param name="Shares">Shares approved; null for the whole.</param>
/// <param name="At">When.</param>
public sealed record FirstApproval(Actor By, string? Person, Quantity? Shares, DateTimeOffset At)
{
    /// <summary>Whether somebody is the same human being, on this channel or another.</summary>
    /// <param name="by">The user.</param>
    /// <param name="person">The human being behind it; null when not known beyond the user.</param>
    public bool IsOf(Actor by, string? person)
    {
        ArgumentNullException.ThrowIfNull(by);
        return By == by
            || string.Equals(Person ?? By.ToString(), person ?? by.ToString(), StringComparison.OrdinalIgnoreCase);
    }
}
