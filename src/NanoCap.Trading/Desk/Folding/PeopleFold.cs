using NanoCap.Trading.Desk.People;

namespace NanoCap.Trading.Desk.Folding;

/// <summary>What events do to the people who may use the bot.</summary>
internal static class PeopleFold
{
    /// <summary>The state after the event, or null when it is not about people.</summary>
    public static DeskState? TryApply(DeskState state, DeskEvent happened) => happened switch
    {
        PeopleEvent.RoleGiven given => state with { People = With(state.People, given) },
        PeopleEvent.InvitationMade made => state with { People = With(state.People, made) },
        PeopleEvent.InvitationTaken taken => state with
        {
            People = state.People with { Invitations = state.People.Invitations.Remove(taken.Hash) },
        },
        _ => null,
    };

    private static PeopleBook With(PeopleBook book, PeopleEvent.RoleGiven given) => book with
    {
        Members = book.Members.SetItem(
            PeopleBook.KeyOf(given.User), new Member(given.User, given.Rank, given.Name, given.By, given.At)),
    };

    /// <summary>Those that nobody used in time go with the next one.</summary>
    private static PeopleBook With(PeopleBook book, PeopleEvent.InvitationMade made) => book with
    {
        Invitations = book.Invitations
            .RemoveRange(book.Invitations.Values.Where(old => old.ExpiresAt <= made.At).Select(old => old.Hash))
            .SetItem(made.Invitation.Hash, made.Invitation),
    };
}
