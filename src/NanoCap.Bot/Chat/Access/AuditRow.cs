using NanoCap.Bot.Chat.Commands;

namespace NanoCap.Bot.Chat.Access;

/// <summary>What one user asked in one hour.</summary>
/// <param name="Role">Their role at the latest of it.</param>
/// <param name="Latest">The latest of it, shortened.</param>
internal sealed record AuditRow(
    Role Role, int Reads, int Refusals, int Elsewhere, int TooFast, string Latest, DateTimeOffset LatestAt)
{
    public static AuditRow Empty { get; } = new(Role.Stranger, 0, 0, 0, 0, string.Empty, default);

    public AuditRow With(Role role, AuditKind kind, string what, DateTimeOffset now)
    {
        return Plus(new AuditRow(
            role, One(AuditKind.Read), One(AuditKind.Refused), One(AuditKind.Elsewhere), One(AuditKind.TooFast), what,
            now));

        int One(AuditKind counted) => kind == counted ? 1 : 0;
    }

    /// <summary>Both together; the other one is the later.</summary>
    public AuditRow Plus(AuditRow later) => later with
    {
        Reads = Reads + later.Reads,
        Refusals = Refusals + later.Refusals,
        Elsewhere = Elsewhere + later.Elsewhere,
        TooFast = TooFast + later.TooFast,
    };
}
