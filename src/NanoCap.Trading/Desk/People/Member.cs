namespace NanoCap.Trading.Desk.People;

/// <summary>What chat has decided about a user; the configuration is not in here.</summary>
/// <param name="User">The user.</param>
/// <param name="Rank">What they may do; null when it was taken away.</param>
/// <param name="Name">Whom people call them; null when nobody said.</param>
/// <param name="By">Who decided.</param>
/// <param name="At">When.</param>
public sealed record Member(Actor User, UserRank? Rank, string? Name, Actor By, DateTimeOffset At);
