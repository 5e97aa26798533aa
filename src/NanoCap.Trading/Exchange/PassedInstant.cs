namespace NanoCap.Trading.Exchange;

/// <summary>How far the exchange has come.</summary>
/// <param name="Session">The trading day.</param>
/// <param name="Instant">The last moment of it that was processed.</param>
public readonly record struct PassedInstant(DateOnly Session, SessionInstant Instant) : IComparable<PassedInstant>
{
    /// <summary>Orders by time.</summary>
    public int CompareTo(PassedInstant other) =>
        Session != other.Session ? Session.CompareTo(other.Session) : Instant.CompareTo(other.Instant);

    /// <summary>Whether this moment may be processed right after another: the next of its session, or the first
    /// (splits, or the open where nobody asked about splits) of a later session after a close.</summary>
    public bool MayFollow(PassedInstant? last) =>
        last is not { } previous || previous.Instant == SessionInstant.Close
            ? Instant is SessionInstant.BeforeOpen or SessionInstant.Open
                && (last is null || Session > last.Value.Session)
            : Session == previous.Session && (Instant == previous.Instant + 1
                || (previous.Instant == SessionInstant.Open && Instant == SessionInstant.Intrabar)
                || (previous.Instant == SessionInstant.Intrabar && Instant == SessionInstant.Close));

    /// <summary>Whether the left comes first.</summary>
    public static bool operator <(PassedInstant left, PassedInstant right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left comes last.</summary>
    public static bool operator >(PassedInstant left, PassedInstant right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left comes first or is the same.</summary>
    public static bool operator <=(PassedInstant left, PassedInstant right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left comes last or is the same.</summary>
    public static bool operator >=(PassedInstant left, PassedInstant right) => left.CompareTo(right) >= 0;
}
