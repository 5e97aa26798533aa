using System.Collections.Concurrent;

namespace NanoCap.Bot.Chat.Commands;

/// <summary>Open questions, one for each person in each chat. A restart forgets them: silence means no.</summary>
internal sealed class PendingQuestions
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<(string Channel, string Chat, string User), Pending> open = new();

    public void Open(ChatMessage asked, Question question, DateTimeOffset now) =>
        open[KeyOf(asked)] = new(question, now + Lifetime);

    /// <summary>The open question of this person in this chat, expired or not.</summary>
    public Pending? Find(ChatMessage message) => open.GetValueOrDefault(KeyOf(message));

    public void Close(ChatMessage message) => open.TryRemove(KeyOf(message), out _);

    /// <summary>Takes the question so that it can be answered once only.</summary>
    public bool TryTake(ChatMessage message, Pending pending) =>
        open.TryRemove(KeyValuePair.Create(KeyOf(message), pending));

    private static (string Channel, string Chat, string User) KeyOf(ChatMessage message) =>
        (message.By.Channel, message.Chat, message.By.User);

    internal sealed record Pending(Question Question, DateTimeOffset ExpiresAt);
}
