using System.Text.Json.Nodes;

namespace NanoCap.Simulators.Telegram.Updates;

/// <summary>What waits for the bot: numbered, kept for a day, gone once a later one is asked for.</summary>
internal sealed class UpdateQueue
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);
    private static readonly HashSet<string> NotByDefault =
        ["chat_member", "message_reaction", "message_reaction_count"];

    private readonly List<Waiting> waiting = [];
    private HashSet<string>? allowed;
    private long lastId = 700_000_000;

    /// <summary>Told when something new waits.</summary>
    public Action Arrived { get; set; } = () => { };

    public int Count => waiting.Count;

    /// <summary>Which kinds are kept from now on; none for those by default. What waits already stays.</summary>
    public void Allow(IEnumerable<string> kinds)
    {
        var named = kinds.ToHashSet();
        allowed = named.Count == 0 ? null : named;
    }

    /// <summary>The number of the new update; null when its kind is not wanted.</summary>
    public long? Add(string kind, JsonNode body, DateTimeOffset now)
    {
        if (allowed is null ? NotByDefault.Contains(kind) : !allowed.Contains(kind))
        {
            return null;
        }

        var id = ++lastId;
        waiting.Add(new Waiting(id, now, new JsonObject { ["update_id"] = id, [kind] = body }));
        Arrived();
        return id;
    }

    /// <summary>An update that still waits or is gone, once more under a new number.</summary>
    public long AddAgain(JsonObject update, DateTimeOffset now)
    {
        var id = ++lastId;
        var copy = update.DeepClone().AsObject();
        copy["update_id"] = id;
        waiting.Add(new Waiting(id, now, copy));
        Arrived();
        return id;
    }

    /// <summary>The oldest ones from an offset on, which forgets all before it. A negative offset counts from the end
    /// and forgets the rest.</summary>
    public IReadOnlyList<JsonObject> Take(long offset, int limit, DateTimeOffset now)
    {
        waiting.RemoveAll(update => now - update.At > Kept);
        if (offset > 0)
        {
            waiting.RemoveAll(update => update.Id < offset);
        }
        else if (offset < 0)
        {
            waiting.RemoveRange(0, (int)Math.Max(0, waiting.Count + offset));
        }

        return [.. waiting.Take(limit).Select(update => update.Body.DeepClone().AsObject())];
    }

    public void Remove(long id) => waiting.RemoveAll(update => update.Id == id);

    public void Clear() => waiting.Clear();

    private sealed record Waiting(long Id, DateTimeOffset At, JsonObject Body);
}
