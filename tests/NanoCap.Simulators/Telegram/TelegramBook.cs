using System.Globalization;
using System.Text.Json.Nodes;
using NanoCap.Simulators.Telegram.Control;
using NanoCap.Simulators.Telegram.Updates;
using NanoCap.Simulators.Telegram.Wire;

namespace NanoCap.Simulators.Telegram;

/// <summary>Chats, people, messages and what waits for the bot. Not safe for several threads; the stand-in holds one
/// lock around it.</summary>
internal sealed class TelegramBook(TelegramStandInOptions options)
{
    private const long FirstQuery = 4_611_686_018_427_387_904;
    private readonly Dictionary<long, StandInChat> chats = [];
    private readonly Dictionary<long, StandInUser> users = [];
    private readonly Dictionary<string, TapQuery> queries = [];
    private readonly Dictionary<string, StandInPhoto> photos = [];
    private long lastPrivateMessage = 100;
    private long lastSupergroup = -1_002_200_000_000;
    private long lastQuery = FirstQuery;

    public TelegramStandInOptions Options => options;

    public TelegramClock Clock { get; } = new(options.Time);

    public UpdateQueue Updates { get; } = new();

    public Transcript Transcript { get; } = new();

    public WebhookState Webhook { get; } = new();

    public StandInUser Bot { get; } = new(7_000_000_001, "Stand-in", options.BotUserName, IsBot: true);

    /// <summary>The commands of each scope and language, as they were set.</summary>
    public SortedDictionary<string, JsonArray> Commands { get; } = new(StringComparer.Ordinal);

    public IReadOnlyCollection<StandInChat> Chats => chats.Values;

    public StandInUser UserOf(long id) =>
        users.TryGetValue(id, out var user) ? user : users[id] = new StandInUser(id, $"User {id}");

    public void Add(StandInUser user) => users[user.Id] = user;

    public void Add(StandInChat chat) => chats[chat.Id] = chat;

    /// <summary>The chat, made where it is a person's own.</summary>
    /// <exception cref="TelegramException">There is none.</exception>
    public StandInChat ChatOf(long id, StandInUser user)
    {
        if (id == user.Id && !chats.ContainsKey(id))
        {
            Add(new StandInChat(id, ChatKind.Private, user.Name));
        }

        return chats.GetValueOrDefault(id) ?? throw TelegramException.Bad("chat not found");
    }

    /// <summary>The chat that the bot names.</summary>
    /// <exception cref="TelegramException">There is none, it moved, or the bot is not welcome.</exception>
    public StandInChat OpenChat(MethodCall call)
    {
        var chat = call.Find("chat_id") is { } text
            && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id)
            && chats.TryGetValue(id, out var found)
                ? found
                : throw TelegramException.Bad(call.Find("chat_id") is null ? "chat_id is empty" : "chat not found");
        if (chat.MigratedTo is { } other)
        {
            throw new TelegramException(400, "Bad Request: group chat was upgraded to a supergroup chat")
            {
                MigrateTo = other,
            };
        }

        return !chat.IsShut
            ? chat
            : throw TelegramException.Forbidden(chat.Kind == ChatKind.Private
                ? "bot was blocked by the user"
                : $"bot was kicked from the {(chat.Kind == ChatKind.Group ? "group" : "supergroup")} chat");
    }

    /// <summary>The next number: a supergroup's own, else one for all other chats.</summary>
    public long NextMessage(StandInChat chat) => chat.Kind == ChatKind.Supergroup
        ? (chat.Messages.Count == 0 ? 1 : chat.Messages.Keys.Last() + 1)
        : ++lastPrivateMessage;

    public long NextSupergroup() => --lastSupergroup;

    public TapQuery AddQuery(long chat, StandInUser by, string data)
    {
        var query = new TapQuery(
            (++lastQuery).ToString(CultureInfo.InvariantCulture), Clock.Now, chat, by, data);
        queries[query.Id] = query;
        return query;
    }

    /// <summary>The tap, which cannot be answered again; null when it is too old or unknown.</summary>
    public TapQuery? TakeQuery(string? id) =>
        id is not null && queries.Remove(id, out var query) && Clock.Now - query.At <= options.QueryLife
            ? query
            : null;

    public void ForgetQueries() => queries.Clear();

    public StandInPhoto AddPhoto(int width, int height, byte[] bytes)
    {
        var id = $"AgACAgIAAx{photos.Count + 1:D8}";
        return photos[id] = new StandInPhoto(id, width, height, bytes);
    }

    public StandInPhoto? FindPhoto(string id) => photos.GetValueOrDefault(id);
}
