using System.Collections.Immutable;

namespace NanoCap.Trading.Desk.People;

/// <summary>Who may use the bot beside those of the configuration. Immutable.</summary>
public sealed record PeopleBook
{
    /// <summary>Nobody.</summary>
    public static PeopleBook Empty { get; } = new();

    /// <summary>What chat has decided, by <see cref="KeyOf"/>.</summary>
    public ImmutableSortedDictionary<string, Member> Members { get; init; } =
        ImmutableSortedDictionary.Create<string, Member>(StringComparer.Ordinal);

    /// <summary>Open invitations by the hash of their code.</summary>
    public ImmutableSortedDictionary<string, Invitation> Invitations { get; init; } =
        ImmutableSortedDictionary.Create<string, Invitation>(StringComparer.Ordinal);

    /// <summary>What names a user: <c>telegram:5000000001</c>.</summary>
    /// <param name="user">The user.</param>
    public static string KeyOf(Actor user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return $"{user.Channel}:{user.User}";
    }

    /// <summary>What chat has decided about a user; null for nothing.</summary>
    /// <param name="user">The user.</param>
    public Member? Find(Actor user) => Members.GetValueOrDefault(KeyOf(user));
}
