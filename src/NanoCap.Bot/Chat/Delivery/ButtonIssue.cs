using System.Text.Json;
using NanoCap.Bot.Chat.Buttons;
using NanoCap.Bot.Desk;

namespace NanoCap.Bot.Chat.Delivery;

/// <summary>Gives a message's buttons their tokens before it is sent. A message that is edited keeps the tokens of the
/// buttons that it keeps.</summary>
internal sealed class ButtonIssue(IButtonDesk? desk, string channel)
{
    public static string NameOf(DeliveryRow row) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{row.Key}#{row.Copies}");

    public static IReadOnlyList<PlacedButton> In(DeliveryRow row) =>
        JsonSerializer.Deserialize<List<PlacedButton>>(row.Buttons) ?? [];

    /// <summary>The buttons with tokens; none where the desk takes nothing, so that the words still arrive.</summary>
    public async Task<IReadOnlyList<PlacedButton>> PlaceAsync(
        DeliveryRow row, WantedMessage message, bool keepsOld, CancellationToken cancellationToken)
    {
        if (desk is null || message.Buttons.Count == 0)
        {
            return [];
        }

        var known = keepsOld && row.Stamp == message.Stamp ? In(row) : [];
        if (known.Select(button => (button.Label, button.Action))
            .SequenceEqual(message.Buttons.Select(button => (button.Label, button.Action))))
        {
            return known;
        }

        try
        {
            var tokens = await desk.IssueAsync(
                new ButtonPlace(channel, row.Chat, NameOf(row)),
                [.. message.Buttons.Select(button => button.Terms)],
                cancellationToken);
            return
            [
                .. message.Buttons.Zip(tokens, (button, token) =>
                    new PlacedButton(button.Label, button.Action, token, button.Proposal is not null)),
            ];
        }
        catch (DeskHaltedException)
        {
            return [];
        }
    }
}
