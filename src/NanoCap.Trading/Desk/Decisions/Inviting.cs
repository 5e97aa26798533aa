using NanoCap.Trading.Desk.People;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>Roles and invitations.</summary>
internal static class Inviting
{
    public static void Decide(Draft draft, PeopleInput input)
    {
        switch (input)
        {
            case PeopleInput.GiveRole give:
                Give(draft, give);
                break;
            case PeopleInput.Invite invite:
                draft.Add(new PeopleEvent.InvitationMade(invite.Invitation, draft.At));
                break;
            case PeopleInput.TakeInvitation take:
                Take(draft, take);
                break;
            default:
                break;
        }
    }

    private static void Give(Draft draft, PeopleInput.GiveRole give)
    {
        var before = draft.State.People.Find(give.User);
        var name = give.Name ?? before?.Name;
        if (before is null || before.Rank != give.Rank || before.Name != name)
        {
            draft.Add(new PeopleEvent.RoleGiven(give.User, give.Rank, name, give.By, draft.At));
        }
    }

    /// <summary>A wrong, used or late code does nothing and says nothing.</summary>
    private static void Take(Draft draft, PeopleInput.TakeInvitation take)
    {
        if (draft.State.People.Invitations.GetValueOrDefault(take.Hash) is { } invitation
            && invitation.ExpiresAt > draft.At)
        {
            draft.Add(new PeopleEvent.InvitationTaken(take.Hash, take.User, draft.At));
            draft.Add(new PeopleEvent.RoleGiven(
                take.User, invitation.Rank, invitation.Name, invitation.By, draft.At));
        }
    }
}
