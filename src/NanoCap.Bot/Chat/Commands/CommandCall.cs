using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Commands;

/// <summary>A command with everything that its answer depends on beside the desk.</summary>
/// <param name="Shown">The proposals' versions last shown in this chat, by number.</param>
internal sealed record CommandCall(
    ChatMessage Message,
    CommandSpec Spec,
    CommandWords Words,
    DateTimeOffset Now,
    IReadOnlyDictionary<int, int> Shown)
{
    public Actor By => Message.By;

    public Role Role => Message.Role;

    public ChannelFeatures Channel => Message.Channel;

    /// <summary>One line: what was understood, what was expected, an example.</summary>
    public CommandAnswer Misunderstood(string expected) =>
        CommandAnswer.Misunderstood($"/{Spec.Name}: {expected} Example: {Spec.Example}");
}
