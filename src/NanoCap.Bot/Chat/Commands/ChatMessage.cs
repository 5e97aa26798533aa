using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Commands;

/// <summary>A line that a person wrote.</summary>
/// <param name="By">Who, on which channel.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Chat">The conversation it came in; what was shown there is what a decision binds to.</param>
/// <param name="Text">The line.</param>
/// <param name="Channel">What the channel can do.</param>
/// <param name="IsConfirmed">Whether a question is answered with yes in advance, as with <c>--yes</c>.</param>
internal sealed record ChatMessage(
    Actor By, Role Role, string Chat, string Text, ChannelFeatures Channel, bool IsConfirmed = false)
{
    /// <summary>Whether a code was taken for it.</summary>
    public bool HasCode { get; init; }
}
