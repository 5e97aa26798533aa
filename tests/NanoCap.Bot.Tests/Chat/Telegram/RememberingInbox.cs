using System.Collections.Concurrent;
using NanoCap.Bot.Chat.Telegram;

namespace NanoCap.Bot.Tests.Chat.Telegram;

/// <summary>Keeps what it takes; refuses as often as it is told.</summary>
internal sealed class RememberingInbox : ITelegramInbox
{
    public ConcurrentQueue<TelegramWire.Update> Taken { get; } = new();

    /// <summary>How many of the next updates it does not take.</summary>
    public int Refusals { get; set; }

    public IEnumerable<string?> Texts => Taken.Select(update => update.Message?.Text ?? update.CallbackQuery?.Data);

    public Task HandleAsync(TelegramWire.Update update, CancellationToken cancellationToken)
    {
        if (Refusals > 0)
        {
            Refusals--;
            throw new InvalidOperationException("The disk is full.");
        }

        Taken.Enqueue(update);
        return Task.CompletedTask;
    }
}
