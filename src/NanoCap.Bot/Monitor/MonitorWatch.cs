using NanoCap.Bot.Endpoint;

namespace NanoCap.Bot.Monitor;

/// <summary>Asks the bot of a state folder again and again, also one that was started anew in between.</summary>
internal sealed class MonitorWatch(string stateFolder) : IDisposable
{
    private EndpointClient? client;

    /// <summary>The picture of this moment; null when no bot answers.</summary>
    /// <exception cref="EndpointException">A bot answers that has no picture to give.</exception>
    public async Task<MonitorPicture?> ReadOnceAsync(CancellationToken cancellationToken)
    {
        client ??= await EndpointClient.FindAsync(stateFolder, cancellationToken);
        if (client is null || await client.FindPictureAsync(cancellationToken) is not { } picture)
        {
            // The next one has another port and another token.
            client?.Dispose();
            client = null;
            return null;
        }

        return picture;
    }

    public void Dispose() => client?.Dispose();
}
