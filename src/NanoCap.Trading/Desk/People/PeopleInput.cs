namespace NanoCap.Trading.Desk.People;

/// <summary>What reaches the desk about the people who may use the bot.</summary>
/// <param name="At">The instant of the input.</param>
public abstract record PeopleInput(DateTimeOffset At) : DeskInput(At)
{
    /// <summary>An administrator gives or takes a role; whether they may is judged before.</summary>
    /// <param name="User">The user.</param>
    /// <param name="Rank">What they may do; null for nothing any more.</param>
    /// <param name="Name">Whom people call them; null keeps the name.</param>
    /// <param name="By">Who decides.</param>
    /// <param name="At">The instant.</param>
    public sealed record GiveRole(Actor User, UserRank? Rank, string? Name, Actor By, DateTimeOffset At)
        : PeopleInput(At);

    /// <summary>An administrator invites somebody.</summary>
    /// <param name="Invitation">The invitation.</param>
    /// <param name="At">The instant.</param>
    public sealed record Invite(Invitation Invitation, DateTimeOffset At) : PeopleInput(At);

    /// <summary>Somebody shows the code of an invitation.</summary>
    /// <param name="Hash">Hash of the code.</param>
    /// <param name="User">Who.</param>
    /// <param name="At">The instant.</param>
    public sealed record TakeInvitation(string Hash, Actor User, DateTimeOffset At) : PeopleInput(At);
}
