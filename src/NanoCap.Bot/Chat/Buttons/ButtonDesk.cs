using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Buttons;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Chat.Buttons;

/// <summary>The door between buttons and the desk: tokens go into the journal before anybody sees them, taps before
/// anybody is told, and a line behind a button runs as if it had been typed.</summary>
internal sealed class ButtonDesk(
    CommandRouter router, CommandPorts ports, TimeProvider clock, IButtonTokens tokens) : IButtonDesk
{
    private const int LongestWords = 200;
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(2);

    public async Task<IReadOnlyList<string>> IssueAsync(
        ButtonPlace place, IReadOnlyList<ButtonTerms> buttons, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var channel = FeaturesOf(place);
        var made = buttons.Select(_ => tokens.Next()).ToList();
        await ports.Desk.PostAsync(
            new ButtonInput.Issue(
                place.Channel, place.Chat, place.Delivery,
                [
                    .. buttons.Zip(made, (terms, token) => ButtonReading.Read(
                        token, Timed(terms, now), router, channel, router.Questions.FindUser(NonceOf(terms.Action)))),
                ],
                now),
            cancellationToken);
        return made;
    }

    public async Task<TapAnswer> TapAsync(
        string token, Actor by, Role role, ButtonPlace place, CancellationToken cancellationToken)
    {
        if (role == Role.Stranger)
        {
            await router.CountRefusalAsync(by, "a button", cancellationToken);
            return new TapAnswer(TapOutcome.NotAllowed, string.Empty, null);
        }

        var hash = RandomTokens.HashOf(token);
        var button = ports.Desk.State.Buttons.Find(hash, place.Channel, place.Chat)?.Terms;
        if (ports.Desk.HaltedBecause is { } reason)
        {
            return await AnswerHaltedAsync(button, reason, by, role, place, cancellationToken);
        }

        var market = button?.Kind == ButtonKind.Approve
            ? await FindMarketAsync(button.Proposal, cancellationToken) : null;
        var outcome = await ports.Desk.PostAsync(
            new ButtonInput.Tap(hash, by, ButtonReading.FindRank(role), place.Chat, market, clock.GetUtcNow())
            {
                Person = ports.PersonOf(by),
            },
            cancellationToken);
        var tapped = outcome.Events.OfType<ButtonEvent.ButtonTapped>().Single();
        if (tapped.Outcome == ButtonOutcome.NotAllowed)
        {
            await router.CountRefusalAsync(by, "a button", cancellationToken);
        }

        return tapped.Outcome switch
        {
            ButtonOutcome.Runs => await RunAsync(button!.Action, by, role, place, cancellationToken),
            ButtonOutcome.Asks => new(
                TapOutcome.Asks, tapped.Told,
                new CommandAnswer(AnswerKind.Asked, [ButtonQuestions.WhyNot(button!.Proposal!.Value)])),
            _ => new(OutcomeOf(tapped.Outcome), Shorten(tapped.Told), null),
        };
    }

    /// <summary>A halted desk writes nothing and decides nothing. What may be looked at can be, and EXIT goes its own
    /// way.</summary>
    private async Task<TapAnswer> AnswerHaltedAsync(
        IssuedButton? button, string reason, Actor by, Role role, ButtonPlace place,
        CancellationToken cancellationToken) =>
        button is { Kind: ButtonKind.Command, User: null } && ButtonReading.RankOf(role) >= button.Needs
            && button.ExpiresAt > clock.GetUtcNow()
            ? await RunAsync(button.Action, by, role, place, cancellationToken)
            : new TapAnswer(TapOutcome.Refused, Shorten($"The desk is halted; nothing was done. {reason}"), null);

    private async Task<TapAnswer> RunAsync(
        string action, Actor by, Role role, ButtonPlace place, CancellationToken cancellationToken)
    {
        var message = new ChatMessage(by, role, place.Chat, action, FeaturesOf(place));
        var answer = NonceOf(action) is { } nonce
            ? await router.ReplyAsync(
                message, nonce, action.StartsWith(ButtonQuestions.Confirm, StringComparison.Ordinal), cancellationToken)
            : await router.AnswerAsync(message, cancellationToken);
        if (answer is null)
        {
            return new TapAnswer(TapOutcome.Refused, "Nothing was done.", null);
        }

        if (answer.Question is { } question && router.Questions.FindNonce(message) is { } asked)
        {
            var card = ButtonQuestions.Of(question, asked);
            answer = answer with { Cards = [.. answer.Cards, card] };
        }

        var outcome = answer.Kind switch
        {
            AnswerKind.Done => TapOutcome.Done,
            AnswerKind.Asked => TapOutcome.Asks,
            _ => TapOutcome.Refused,
        };
        return new TapAnswer(outcome, Shorten(WordsOf(answer)), answer);
    }

    /// <summary>An approval is judged on the prices of now; where they do not come in time, on what is known.</summary>
    private async Task<MarketView?> FindMarketAsync(int? number, CancellationToken cancellationToken)
    {
        var state = ports.Desk.State;
        List<Symbol> symbols = number is { } known && state.Proposals.GetValueOrDefault(known) is { } proposal
            ? [proposal.Terms.Symbol] : [];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var limit = clock.CreateTimer(_ => patience.Cancel(), null, LongestLook, Timeout.InfiniteTimeSpan);
        try
        {
            return await ports.Market.LookAsync(symbols, patience.Token);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return ViewOrNull();
        }
    }

    /// <summary>A no needs no prices, and is taken without.</summary>
    private MarketView? ViewOrNull()
    {
        try
        {
            return ports.Market.View;
        }
        catch (Exception)
        {
            return null;
        }
    }

    private static ButtonTerms Timed(ButtonTerms terms, DateTimeOffset now) =>
        ButtonQuestions.IsAnswer(terms.Action) && terms.ExpiresAt > now + ButtonQuestions.Lifetime
            ? terms with { ExpiresAt = now + ButtonQuestions.Lifetime }
            : terms;

    private static string? NonceOf(string action) =>
        action.StartsWith(ButtonQuestions.Confirm, StringComparison.Ordinal) ? action[ButtonQuestions.Confirm.Length..]
        : action.StartsWith(ButtonQuestions.Cancel, StringComparison.Ordinal) ? action[ButtonQuestions.Cancel.Length..]
        : null;

    private static ChannelFeatures FeaturesOf(ButtonPlace place) =>
        (ChannelFeatures.All.FirstOrDefault(known => known.Name == place.Channel) ?? new ChannelFeatures(place.Channel))
            with
        { CanAsk = true };

    private static TapOutcome OutcomeOf(ButtonOutcome outcome) => outcome switch
    {
        ButtonOutcome.Done => TapOutcome.Done,
        ButtonOutcome.Asks => TapOutcome.Asks,
        ButtonOutcome.NotAllowed => TapOutcome.NotAllowed,
        ButtonOutcome.UsedBefore => TapOutcome.UsedBefore,
        ButtonOutcome.Expired => TapOutcome.Expired,
        ButtonOutcome.DecidedBefore => TapOutcome.DecidedBefore,
        ButtonOutcome.Changed => TapOutcome.Changed,
        ButtonOutcome.Refused => TapOutcome.Refused,
        _ => TapOutcome.Unknown,
    };

    private static string WordsOf(CommandAnswer answer) =>
        answer.Question?.Prompt ?? (answer.Cards is [{ IsOneLine: true } card, ..] ? card.Title : "Done.");

    private static string Shorten(string text) =>
        text.Length <= LongestWords ? text : text[..(LongestWords - 3)] + "...";
}
