namespace NanoCap.Trading.Desk.People;

/// <summary>What happens to the people who may use the bot.</summary>
/// <param name="At">The instant.</param>
public abstract record PeopleEvent(DateTimeOffset At) : DeskEvent(At)
{
    /// <summary>A user may do something else from now on.</summary>
    /// <param name="User">The user.</param>
    /// <param name="Rank">What they may do; null for nothing any more.</param>
    /// <param name="Name">Whom people call them; null when nobody said.</param>
    /// <param name="By">Who decided; for an invitation, who invited.</param>
    /// <param name="At">The instant.</param>
    public sealed record RoleGiven(Actor User, UserRank? Rank, string? Name, Actor By, DateTimeOffset At)
        : PeopleEvent(At);

    /// <summary>An invitation was made.</summary>
    /// <param name="Invitation">The invitation.</param>
    /// <param name="At">The instant.</param>
    public sealed record InvitationMade(Invitation Invitation, DateTimeOffset At) : PeopleEvent(At);

    /// <summary>An invitation was used, and cannot be used again.</summary>
    /// <param name="Hash">Hash of its code.</param>
    /// <param name="User">By whom.</param>
    /// <param name="At">The instant.</param>
    public sealed record InvitationTaken(string Hash, Actor User, DateTimeOffset At) : PeopleEvent(At);
}
