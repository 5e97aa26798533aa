using NanoCap.Trading.Desk.Buttons;

namespace NanoCap.Trading.Desk.Folding;

/// <summary>What events do to buttons.</summary>
internal static class ButtonFold
{
    private static readonly TimeSpan BetweenForgetting = TimeSpan.FromHours(6);

    /// <summary>The state after the event, or null when it is not about buttons.</summary>
    public static DeskState? TryApply(DeskState state, DeskEvent happened) => happened switch
    {
        ButtonEvent.ButtonsIssued issued => state with { Buttons = With(Forget(state.Buttons, issued.At), issued) },
        ButtonEvent.ButtonTapped tapped => state with { Buttons = With(state.Buttons, tapped) },
        _ => null,
    };

    private static ButtonBook With(ButtonBook book, ButtonEvent.ButtonsIssued issued) => book with
    {
        Known = book.Known.SetItems(issued.Buttons.Select(button => KeyValuePair.Create(
            button.Hash, new KnownButton(button, issued.Channel, issued.Chat, issued.Delivery)))),
    };

    /// <summary>Only what led to something uses a button up: whoever was refused may tap again.</summary>
    private static ButtonBook With(ButtonBook book, ButtonEvent.ButtonTapped tapped) =>
        book.Known.GetValueOrDefault(tapped.Hash) is { } button && UsesUp(button.Terms.Kind, tapped.Outcome)
            ? book with
            {
                Known = book.Known.SetItem(
                    tapped.Hash, button with { Use = new ButtonUse(tapped.By, tapped.Told, tapped.At) }),
            }
            : book;

    private static bool UsesUp(ButtonKind kind, ButtonOutcome outcome) =>
        outcome == ButtonOutcome.Done || (outcome == ButtonOutcome.Runs && kind == ButtonKind.Once);

    private static ButtonBook Forget(ButtonBook book, DateTimeOffset now) =>
        book.ForgottenAt is { } last && now - last < BetweenForgetting
            ? book
            : book with
            {
                Known = book.Known.RemoveRange(book.Known.Values
                    .Where(button => button.Terms.ExpiresAt + ButtonBook.RememberedFor <= now)
                    .Select(button => button.Terms.Hash)),
                ForgottenAt = now,
            };
}
