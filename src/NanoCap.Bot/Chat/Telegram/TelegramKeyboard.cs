using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Chat.Telegram;

/// <summary>Buttons below a message, row by row.</summary>
internal sealed record TelegramKeyboard(IReadOnlyList<IReadOnlyList<TelegramKeyboard.Button>> InlineKeyboard)
{
    private const int MostInRow = 3;
    private const int WidestRow = 30;

    /// <summary>A button with what it carries: at most 64 bytes.</summary>
    internal sealed record Button(string Text, string CallbackData);

    /// <summary>The buttons in their order, as many in a row as a phone shows; null for none.</summary>
    /// <param name="buttons">Labels and actions.</param>
    /// <param name="tokenOf">What a button carries in place of its action; null leaves it out.</param>
    public static TelegramKeyboard? Of(IEnumerable<CardButton> buttons, Func<CardButton, string?> tokenOf)
    {
        var rows = new List<List<Button>>();
        var used = 0;
        foreach (var button in buttons)
        {
            var label = TelegramText.Plain(button.Label).Trim();
            if (tokenOf(button) is not { } token || label.Length == 0)
            {
                continue;
            }

            if (rows.Count == 0 || rows[^1].Count == MostInRow || used + label.Length > WidestRow)
            {
                rows.Add([]);
                used = 0;
            }

            rows[^1].Add(new Button(label, token));
            used += label.Length;
        }

        return rows.Count == 0 ? null : new TelegramKeyboard(rows);
    }
}
