using System.Collections.Immutable;

namespace NanoCap.Trading.Desk.Buttons;

/// <summary>All buttons that can still be tapped or were tapped lately. Immutable.</summary>
public sealed record ButtonBook
{
    /// <summary>How long a button is remembered after its time, so that a late tap is told why it does
    /// nothing.</summary>
    public static readonly TimeSpan RememberedFor = TimeSpan.FromDays(5);

    /// <summary>No buttons.</summary>
    public static ButtonBook Empty { get; } = new();

    /// <summary>The buttons by the hash of their token.</summary>
    public ImmutableSortedDictionary<string, KnownButton> Known { get; init; } =
        ImmutableSortedDictionary.Create<string, KnownButton>(StringComparer.Ordinal);

    /// <summary>When the old ones were last forgotten; null before that.</summary>
    public DateTimeOffset? ForgottenAt { get; init; }

    /// <summary>The button of a token in the chat where it stands; null for an unknown token and in any other chat.
    /// </summary>
    /// <param name="hash">Hash of the token.</param>
    /// <param name="channel">The channel of the tap.</param>
    /// <param name="chat">The chat of the tap.</param>
    public KnownButton? Find(string hash, string channel, string chat) =>
        Known.GetValueOrDefault(hash) is { } button && button.Channel == channel && button.Chat == chat
            ? button
            : null;
}
