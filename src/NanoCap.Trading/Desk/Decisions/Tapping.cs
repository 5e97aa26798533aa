using System.Globalization;
using NanoCap.Trading.Desk.Buttons;
using NanoCap.Trading.Desk.People;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>Buttons and taps. Each tap has one outcome, found in a fixed order: who taps, the token, its use, its time,
/// the proposal, and only then the same decision as a typed one.</summary>
internal static class Tapping
{
    public static void Decide(Draft draft, ButtonInput input)
    {
        switch (input)
        {
            case ButtonInput.Issue { Buttons.Count: > 0 } issue:
                draft.Add(new ButtonEvent.ButtonsIssued(
                    issue.Channel, issue.Chat, issue.Delivery,
                    [.. issue.Buttons.Select(button => Bound(draft.State, button))], draft.At));
                break;
            case ButtonInput.Tap tap:
                var (outcome, told) = Answer(draft, tap);
                draft.Add(new ButtonEvent.ButtonTapped(tap.Hash, tap.By, tap.Chat, outcome, told, draft.At));
                break;
            default:
                break;
        }
    }

    /// <summary>A no to what is approved already takes the approval back: the card says so at that time. The price band
    /// is that of the version.</summary>
    private static IssuedButton Bound(DeskState state, IssuedButton button)
    {
        var asked = AskedNumber.Find(state, button.Proposal);
        var terms = button.Proposal is { } number ? state.Proposals.GetValueOrDefault(number)?.Terms : null;
        return button with
        {
            Kind = button.Kind == ButtonKind.Reject
                && asked?.Status is ProposalStatus.Approved or ProposalStatus.Ordered
                ? ButtonKind.Withdraw : button.Kind,
            Version = button.Version ?? (button.IsDecision ? asked?.Version : null),
            BandBottom = button.IsDecision ? terms?.BandBottom : null,
            BandTop = button.IsDecision ? terms?.Limit : null,
        };
    }

    private static (ButtonOutcome Outcome, string Told) Answer(Draft draft, ButtonInput.Tap tap)
    {
        var known = draft.State.Buttons.Find(tap.Hash, tap.By.Channel, tap.Chat);
        if (FindFault(tap, known) is { } fault)
        {
            return fault;
        }

        var button = known!.Terms;
        var asked = AskedNumber.Find(draft.State, button.Proposal);
        var waitsForAnother = asked is { Status: ProposalStatus.Open, IsHalfApproved: true };
        if (known.Use is { } use && (use.By == tap.By || !waitsForAnother))
        {
            return (ButtonOutcome.UsedBefore, $"This was tapped before, by {use.By}: {use.Told}");
        }

        if (button.ExpiresAt <= draft.At)
        {
            return (ButtonOutcome.Expired, "The time of this button is over; nothing was done.");
        }

        return button.IsDecision ? Decide(draft, tap, button, asked) : (ButtonOutcome.Runs, button.Action);
    }

    /// <summary>Who may not tap is told no more than that.</summary>
    private static (ButtonOutcome, string)? FindFault(ButtonInput.Tap tap, KnownButton? known) =>
        tap.Holds is not { } rank ? (ButtonOutcome.NotAllowed, "You may not use this bot.")
        : known is null ? (ButtonOutcome.Unknown, "This button is not known here; nothing was done.")
        : rank < known.Terms.Needs ? (
            ButtonOutcome.NotAllowed, $"This needs the role {known.Terms.Needs}, yours is {rank}.")
        : known.Terms.User is { } user && user != tap.By.User ? (
            ButtonOutcome.NotAllowed, "This question was put to somebody else.")
        : null;

    private static (ButtonOutcome, string) Decide(
        Draft draft, ButtonInput.Tap tap, IssuedButton button, AskedNumber? asked)
    {
        if (asked is null)
        {
            return (ButtonOutcome.Refused, $"There is no proposal {button.Proposal} any more.");
        }

        if (button.Kind == ButtonKind.Withdraw)
        {
            return Take(draft, tap, button);
        }

        if (asked.Status != ProposalStatus.Open)
        {
            return asked.Ended;
        }

        if (button.Version is { } version && asked.Version is { } present && version != present)
        {
            return (
                ButtonOutcome.Changed,
                string.Create(
                    CultureInfo.InvariantCulture, $"It has changed since (version {version}, now {present}); ")
                    + "nothing was decided. Look at the new card.");
        }

        return button is { Kind: ButtonKind.Reject, Reason: null }
            ? (ButtonOutcome.Asks, "Why not? The proposal stays open until you choose.")
            : Take(draft, tap, button);
    }

    /// <summary>The same way as a typed decision, and what it led to.</summary>
    private static (ButtonOutcome, string) Take(Draft draft, ButtonInput.Tap tap, IssuedButton button)
    {
        var (number, before) = (button.Proposal!.Value, draft.Events.Count);
        if (button.Kind != ButtonKind.Approve)
        {
            TradingDesk.Decided(draft, new DeskInput.Reject(number, button.Reason, tap.By, draft.At));
        }
        else if (tap.Market is { } market)
        {
            TradingDesk.Decided(
                draft,
                new DeskInput.Approve(number, button.Version, button.Shares, tap.By, market, draft.At)
                {
                    Person = tap.Person,
                });
        }
        else
        {
            return (ButtonOutcome.Refused, "No prices are known now, so nothing was approved; tap again later.");
        }

        return TapWords.Of(draft.State, number, draft.Events.Skip(before));
    }
}
