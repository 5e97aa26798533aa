using System.Text;
using System.Text.Json.Nodes;

namespace NanoCap.Simulators.Telegram.Updates;

/// <summary>Sends updates to the bot's address, in order, each again and again until it is taken.</summary>
internal sealed class WebhookSender : IAsyncDisposable
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TelegramBook book;
    private readonly Lock gate;
    private readonly CancellationTokenSource ended = new();
    private readonly HttpClient client = new() { Timeout = Patience };
    private readonly SemaphoreSlim news = new(0);
    private readonly Task running;
    private int failures;

    public WebhookSender(TelegramBook book, Lock gate)
    {
        this.book = book;
        this.gate = gate;
        book.Updates.Arrived += Wake;
        running = Task.Run(RunAsync);
    }

    public void Wake() => news.Release();

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await running;
        ended.Dispose();
        client.Dispose();
        news.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                await news.WaitAsync(ended.Token);
                while (FindNext() is { } next)
                {
                    await SendAsync(next);
                }
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
        }
    }

    private (Uri Address, string? Secret, JsonObject Update)? FindNext()
    {
        lock (gate)
        {
            return book.Webhook.Address is { } address
                && book.Updates.Take(0, 1, book.Clock.Now) is [var update]
                    ? (address, book.Webhook.Secret, update)
                    : null;
        }
    }

    private async Task SendAsync((Uri Address, string? Secret, JsonObject Update) next)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, next.Address)
        {
            Content = new StringContent(next.Update.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        if (next.Secret is not null)
        {
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", next.Secret);
        }

        TimeSpan? told = null;
        string failure;
        try
        {
            using var response = await client.SendAsync(request, ended.Token);
            if (response.IsSuccessStatusCode)
            {
                Taken((long)next.Update["update_id"]!);
                return;
            }

            told = response.Headers.RetryAfter?.Delta;
            failure = $"Wrong response from the webhook: {(int)response.StatusCode} {response.ReasonPhrase}";
        }
        catch (HttpRequestException)
        {
            failure = "Connection refused";
        }

        await WaitAsync(failure, told);
    }

    private void Taken(long update)
    {
        lock (gate)
        {
            failures = 0;
            book.Updates.Remove(update);
        }
    }

    private async Task WaitAsync(string failure, TimeSpan? told)
    {
        lock (gate)
        {
            (book.Webhook.FailedAt, book.Webhook.Failure) = (book.Clock.Now, failure);
            failures++;
        }

        var growing = FirstWait * Math.Pow(2, Math.Min(failures - 1, 6));
        var wait = told ?? (growing < LongestWait ? growing : LongestWait);
        await Task.Delay(wait, book.Clock.Machine, ended.Token);
    }
}
