namespace NanoCap.Trading.Desk.People;

/// <summary>A code that makes one stranger a user.</summary>
/// <param name="Hash">SHA-256 of the code, lower-case hexadecimal; the code itself is kept nowhere.</param>
/// <param name="Rank">What the person may do then.</param>
/// <param name="Name">Whom people call them.</param>
/// <param name="ExpiresAt">From then on it does nothing.</param>
/// <param name="By">Who invited.</param>
public sealed record Invitation(string Hash, UserRank Rank, string Name, DateTimeOffset ExpiresAt, Actor By);
