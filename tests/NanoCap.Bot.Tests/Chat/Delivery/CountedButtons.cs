using NanoCap.Bot.Chat.Buttons;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Tests.Chat.Delivery;

/// <summary>Tokens that count on, with where each was placed.</summary>
internal sealed class CountedButtons : IButtonDesk
{
    public List<(ButtonPlace Place, ButtonTerms Terms)> Issued { get; } = [];

    public Task<IReadOnlyList<string>> IssueAsync(
        ButtonPlace place, IReadOnlyList<ButtonTerms> buttons, CancellationToken cancellationToken)
    {
        var first = Issued.Count;
        Issued.AddRange(buttons.Select(terms => (place, terms)));
        return Task.FromResult<IReadOnlyList<string>>(
            [.. buttons.Select((_, number) => FormattableString.Invariant($"t{first + number}"))]);
    }

    public Task<TapAnswer> TapAsync(
        string token, Actor by, Role role, ButtonPlace place, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Nobody taps here.");
}
