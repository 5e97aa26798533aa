using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using NanoCap.Bot.Chat.Pictures;
using NanoCap.Bot.Monitor;

namespace NanoCap.Bot.Endpoint;

/// <summary>Calls the bot that runs on a state folder.</summary>
internal sealed class EndpointClient : IDisposable, ICommandPort
{
    // A command waits for the journal and perhaps for a whole replayed session, never for a person.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan PatienceForPicture = TimeSpan.FromSeconds(5);

    private readonly HttpClient http;

    private EndpointClient(EndpointAddress address)
    {
        http = new HttpClient
        {
            BaseAddress = new UriBuilder(Uri.UriSchemeHttp, IPAddress.Loopback.ToString(), address.Port).Uri,
            Timeout = Patience,
        };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", address.Token);
    }

    /// <summary>A client of the bot that runs on the folder; null when none does.</summary>
    public static async Task<EndpointClient?> FindAsync(string stateFolder, CancellationToken cancellationToken)
    {
        if (new EndpointFile(stateFolder).Find() is not { } address)
        {
            return null;
        }

        var client = new EndpointClient(address);
        if (await client.FindHealthAsync(cancellationToken).ConfigureAwait(false) is not null)
        {
            return client;
        }

        // Nobody listens there any more: the file is from a bot that was killed.
        client.Dispose();
        return null;
    }

    /// <summary>How the bot is; null when it does not answer.</summary>
    public async Task<HealthReport?> FindHealthAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(new Uri("/health", UriKind.Relative), cancellationToken)
                .ConfigureAwait(false);
            return await response.Content
                .ReadFromJsonAsync(EndpointJson.Default.HealthReport, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception silent) when (silent is HttpRequestException or System.Text.Json.JsonException)
        {
            return null;
        }
    }

    /// <summary>The bot at this moment; null when it does not answer.</summary>
    /// <exception cref="EndpointException">It answers and has no picture to give.</exception>
    public async Task<MonitorPicture?> FindPictureAsync(CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(PatienceForPicture, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var response = await http.GetAsync(new Uri("/monitor", UriKind.Relative), either.Token)
                .ConfigureAwait(false);
            return response.StatusCode switch
            {
                HttpStatusCode.OK => await response.Content
                    .ReadFromJsonAsync(EndpointJson.Default.MonitorPicture, either.Token).ConfigureAwait(false),
                HttpStatusCode.NotFound => throw new EndpointException(
                    "Expected the picture of the running bot, found an older version of it; start it again."),
                _ => null,
            };
        }
        catch (Exception silent) when (silent is HttpRequestException or System.Text.Json.JsonException
            or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <exception cref="EndpointException">The bot did not answer as expected.</exception>
    public async Task<CommandReply> RunAsync(
        string line, bool isConfirmed, PictureTheme? theme, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http
                .PostAsJsonAsync(
                    new Uri("/command", UriKind.Relative),
                    new CommandRequest(line, isConfirmed, theme?.Name),
                    EndpointJson.Default.CommandRequest,
                    cancellationToken)
                .ConfigureAwait(false);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                throw new EndpointException(
                    $"Expected an answer of the running bot, found status {(int)response.StatusCode}; "
                    + "is it being restarted? Try again.");
            }

            return await response.Content
                .ReadFromJsonAsync(EndpointJson.Default.CommandReply, cancellationToken).ConfigureAwait(false)
                ?? throw new EndpointException("Expected an answer of the running bot, found nothing.");
        }
        catch (HttpRequestException fault)
        {
            throw new EndpointException($"The running bot stopped answering: {fault.Message}", fault);
        }
        catch (TaskCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw new EndpointException(
                $"The running bot did not answer within {Patience.TotalSeconds:0} s; whether the command was carried "
                + "out is told by: nanocap status",
                fault);
        }
    }

    public void Dispose() => http.Dispose();
}
