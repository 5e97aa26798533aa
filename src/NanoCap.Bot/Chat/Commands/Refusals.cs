using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Commands;

internal static class Refusals
{
    /// <summary>Why the desk did not carry out what was asked, or null.</summary>
    public static string? Find(DeskOutcome outcome) =>
        outcome.Events.OfType<DeskEvent.CommandRefused>().Select(refused => refused.Text).FirstOrDefault();
}
