using System.ComponentModel.DataAnnotations;
using System.Globalization;
using NanoCap.Bot.Chat.Access;
using NanoCap.Bot.Chat.Commands;

namespace NanoCap.Bot.Options;

/// <summary>Who may talk to the bot, and where. Empty lists mean nobody and nowhere but private chats.</summary>
internal sealed record AccessOptions
{
    /// <summary>Every command that raises risk needs a code.</summary>
    public const string AllCodes = "all";

    private static readonly string[] Keys = ["Channel", "Id", "Role", "Name", "TimeZone"];

    /// <summary>A list of users, each with channel, id, role, name and time zone.</summary>
    public IReadOnlyDictionary<string, string?> Users { get; init; } = new Dictionary<string, string?>();

    /// <summary>Chats and topics beside private ones: <c>telegram:-1001234</c>, <c>telegram:-1001234/5</c>.</summary>
    public IReadOnlyList<string> Rooms { get; init; } = [];

    /// <summary>Commands that need a code of an authenticator, or <c>all</c> that raise risk.</summary>
    public IReadOnlyList<string> RequireCode { get; init; } = [];

    /// <summary>Messages and taps of one user that are answered in a minute; what reduces risk is not counted.
    /// </summary>
    [Range(5, 600)]
    public int MessagesAMinute { get; init; } = 30;

    public IReadOnlyList<AccessUser> ToUsers() =>
    [
        .. Entries().Select(entry => new AccessUser(
            entry.Fields["Channel"]!.Trim().ToLowerInvariant(), entry.Fields["Id"]!.Trim(),
            Enum.Parse<Role>(entry.Fields["Role"]!, ignoreCase: true), Find(entry.Fields, "Name"),
            Find(entry.Fields, "TimeZone"))),
    ];

    public IEnumerable<string> FindProblems()
    {
        var problems = Entries().SelectMany(entry => OfUser(entry.Path, entry.Fields)).ToList();
        problems.AddRange(Rooms.Where(room => !IsRoom(room)).Select(room =>
            $"Access:Rooms: expected channel and chat such as telegram:-1001234567890 or "
            + $"telegram:-1001234567890/5, found '{room}'."));
        problems.AddRange(RequireCode.Where(name => name != AllCodes && !RiskNames.All.Contains(name)).Select(name =>
            $"Access:RequireCode: expected all, or names of {string.Join(", ", RiskNames.All)}, found '{name}'."));
        if (problems.Count == 0)
        {
            problems.AddRange(ToUsers().GroupBy(user => (user.Channel, user.Id)).Where(same => same.Count() > 1)
                .Select(same => $"Access:Users: expected each user once, found {same.Key.Id} of {same.Key.Channel} "
                    + $"{same.Count()} times."));
        }

        return problems;
    }

    private List<(string Path, Dictionary<string, string?> Fields)> Entries() =>
    [
        .. Users.Where(pair => pair.Key.Contains(':', StringComparison.Ordinal))
            .GroupBy(pair => pair.Key[..pair.Key.IndexOf(':', StringComparison.Ordinal)], StringComparer.Ordinal)
            .OrderBy(entry => entry.Key.Length).ThenBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => (
                $"Access:Users:{entry.Key}",
                entry.ToDictionary(
                    pair => pair.Key[(entry.Key.Length + 1)..], pair => pair.Value, StringComparer.OrdinalIgnoreCase))),
    ];

    private static IEnumerable<string> OfUser(string path, Dictionary<string, string?> fields)
    {
        foreach (var unknown in fields.Keys.Where(key => !Keys.Contains(key, StringComparer.OrdinalIgnoreCase)))
        {
            yield return $"{path}:{unknown}: expected one of {string.Join(", ", Keys)}, found '{unknown}'.";
        }

        if (Find(fields, "Channel") is null)
        {
            yield return $"{path}:Channel: expected a channel such as telegram, found nothing.";
        }

        if (Find(fields, "Id") is not { } id)
        {
            yield return $"{path}:Id: expected the number that /whoami tells, found nothing.";
        }
        else if (Find(fields, "Channel") is not ("console" or "cli")
            && !ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            yield return $"{path}:Id: expected the number that /whoami tells, found '{id}'; names can be taken by "
                + "others, numbers cannot.";
        }

        if (!Enum.TryParse<Role>(Find(fields, "Role"), ignoreCase: true, out var role)
            || role is not (Role.Viewer or Role.Trader or Role.Admin))
        {
            yield return $"{path}:Role: expected viewer, trader or admin, found '{Find(fields, "Role")}'.";
        }

        if (Find(fields, "TimeZone") is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            yield return $"{path}:TimeZone: expected a zone such as Europe/Berlin, found '{zone}'.";
        }
    }

    private static bool IsRoom(string room) =>
        room.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && colon < room.Length - 1;

    private static string? Find(Dictionary<string, string?> fields, string key) =>
        fields.GetValueOrDefault(key) is { Length: > 0 } value ? value : null;
}
