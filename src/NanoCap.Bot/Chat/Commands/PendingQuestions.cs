using System.Collections.Concurrent;
using NanoCap.Bot.Chat.Buttons;

namespace NanoCap.Bot.Chat.Commands;

/// <summary>Open questions, one for each person in each chat. A restart forgets them: silence means no.</summary>
internal sealed class PendingQuestions(IButtonTokens nonces)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<(string Channel, string Chat, string User), Pending> open = new();

    public void Open(ChatMessage asked, Question question, DateTimeOffset now) =>
        open[KeyOf(asked)] = new(question, now + Lifetime, nonces.Next());

    /// <summary>The open question of this person in this chat, expired or not.</summary>
    public Pending? Find(ChatMessage message) => open.GetValueOrDefault(KeyOf(message));

    /// <summary>Names the open question of this person in this chat; null when there is none.</summary>
    public string? FindNonce(ChatMessage message) => Find(message)?.Nonce;

    /// <summary>The user that a question was put to; null when it is not open.</summary>
    public string? FindUser(string? nonce) => nonce is null
        ? null
        : open.Where(entry => entry.Value.Nonce == nonce).Select(entry => entry.Key.User).FirstOrDefault();

    public void Close(ChatMessage message) => open.TryRemove(KeyOf(message), out _);

    /// <summary>Takes the question so that it can be answered once only.</summary>
    public bool TryTake(ChatMessage message, Pending pending) =>
        open.TryRemove(KeyValuePair.Create(KeyOf(message), pending));

    private static (string Channel, string Chat, string User) KeyOf(ChatMessage message) =>
        (message.By.Channel, message.Chat, message.By.User);

    internal sealed record Pending(Question Question, DateTimeOffset ExpiresAt, string Nonce);
}
