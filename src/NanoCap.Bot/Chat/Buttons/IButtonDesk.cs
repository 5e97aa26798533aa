using NanoCap.Bot.Chat.Commands;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Buttons;

/// <summary>Makes the opaque tokens that buttons carry, and says what a tap on one leads to. Tokens are in the journal
/// before anybody sees them, and a tap before anybody is told what it did.</summary>
internal interface IButtonDesk
{
    /// <summary>A token of at most 64 bytes for each button, in order.</summary>
    Task<IReadOnlyList<string>> IssueAsync(
        ButtonPlace place, IReadOnlyList<ButtonTerms> buttons, CancellationToken cancellationToken);

    /// <summary>What a tap leads to: done, or the one documented outcome of its oddity. The same tap told twice has the
    /// same effect once.</summary>
    Task<TapAnswer> TapAsync(
        string token, Actor by, Role role, ButtonPlace place, CancellationToken cancellationToken);
}
