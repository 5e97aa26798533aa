using NanoCap.Bot.Chat.Buttons;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Tests.Scenarios.Telegram;

/// <summary>Buttons that do what the line behind them does when it is typed, once.</summary>
internal sealed class TypedButtons(CommandRouter router) : IButtonDesk
{
    private readonly List<(ButtonPlace Place, ButtonTerms Terms)> issued = [];
    private readonly HashSet<string> used = [];

    public Task<IReadOnlyList<string>> IssueAsync(
        ButtonPlace place, IReadOnlyList<ButtonTerms> buttons, CancellationToken cancellationToken)
    {
        var first = issued.Count;
        issued.AddRange(buttons.Select(terms => (place, terms)));
        return Task.FromResult<IReadOnlyList<string>>(
            [.. buttons.Select((_, number) => FormattableString.Invariant($"token-{first + number}"))]);
    }

    public async Task<TapAnswer> TapAsync(
        string token, Actor by, Role role, ButtonPlace place, CancellationToken cancellationToken)
    {
        if (!token.StartsWith("token-", StringComparison.Ordinal)
            || !int.TryParse(token[6..], out var number) || number >= issued.Count
            || issued[number].Place.Chat != place.Chat)
        {
            return new TapAnswer(TapOutcome.Unknown, "This button is not known here.", null);
        }

        var terms = issued[number].Terms;
        if (terms.Proposal is not null && !used.Add(token))
        {
            return new TapAnswer(TapOutcome.UsedBefore, "This was tapped before.", null);
        }

        var answer = await router.AnswerAsync(
            new ChatMessage(by, role, place.Chat, terms.Action, ChannelFeatures.Telegram), cancellationToken);
        return answer is null
            ? new TapAnswer(TapOutcome.NotAllowed, "You may not.", null)
            : new TapAnswer(OutcomeOf(answer), WordsOf(answer), answer);
    }

    private static TapOutcome OutcomeOf(CommandAnswer answer) => answer.Kind switch
    {
        AnswerKind.Done => TapOutcome.Done,
        AnswerKind.Asked => TapOutcome.Asks,
        _ => TapOutcome.Refused,
    };

    private static string WordsOf(CommandAnswer answer) =>
        answer.Cards.Select(card => card.Title).FirstOrDefault() ?? answer.Question!.Prompt;
}
