using NanoCap.Bot.Options;

namespace NanoCap.Bot.Diagnostics.Connection;

/// <summary>Runs all checks: each as soon as those before it have passed, and side by side. None takes longer than its
/// deadline, and there are three levels of them at the most, so that the whole ends in time whatever hangs.</summary>
/// <param name="checks">In the order in which they are shown; what one comes after stands before it.</param>
/// <param name="options">Whose keys appear in no text.</param>
/// <param name="time">Measures deadlines.</param>
internal sealed class ConnectionTest(
    IReadOnlyList<IConnectionCheck> checks, BotOptions options, TimeProvider time)
{
    /// <summary>The most that one check takes; those that ask a service give up a second earlier, in words of their
    /// own.</summary>
    public static readonly TimeSpan EachAtMost = TimeSpan.FromSeconds(5);

    private const string Hidden = "***";

    public async Task<ConnectionReport> RunAsync(CancellationToken cancellationToken)
    {
        var running = new Dictionary<string, Task<ConnectionResult>>();
        foreach (var check in checks)
        {
            var before = check.After.Where(running.ContainsKey).Select(name => (name, running[name])).ToList();
            running.Add(check.Name, RunAsync(check, before, cancellationToken));
        }

        var lines = new List<ConnectionLine>();
        foreach (var check in checks)
        {
            lines.Add(new ConnectionLine(check.Name, WithoutSecrets(await running[check.Name])));
        }

        return new ConnectionReport(BrokerOf(options), lines);
    }

    private static string BrokerOf(BotOptions options) => options.Broker.Kind switch
    {
        BrokerKind.Alpaca => $"Alpaca, {(options.Alpaca.Environment == AlpacaEnvironment.Live ? "LIVE" : "paper")}",
        _ => "none configured; Broker:Kind is Simulated, so that there is no account to ask",
    };

    private async Task<ConnectionResult> RunAsync(
        IConnectionCheck check,
        IReadOnlyList<(string Name, Task<ConnectionResult> Task)> before,
        CancellationToken cancellationToken)
    {
        foreach (var (name, task) in before)
        {
            if ((await task).Outcome is ConnectionOutcome.Fail or ConnectionOutcome.NotAsked)
            {
                return ConnectionResult.NotAsked(name);
            }
        }

        using var deadline = new CancellationTokenSource(EachAtMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            // On a thread of its own: a disk that hangs does not return at once.
            return await Task.Run(() => check.JudgeAsync(either.Token), either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ConnectionResult.Fail(
                $"There was no answer within {EachAtMost.TotalSeconds:0} s.",
                "Check this machine's network and disk, then try again.");
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return ConnectionResult.Fail(
                failure.Message.ReplaceLineEndings(" "), "Try again; if it stays, look at the service's status page.");
        }
    }

    /// <summary>A service may send anything back.</summary>
    private ConnectionResult WithoutSecrets(ConnectionResult result) =>
        result with { Found = WithoutSecrets(result.Found), Fix = result.Fix is { } fix ? WithoutSecrets(fix) : null };

    private string WithoutSecrets(string text) =>
        new[] { options.Alpaca.SecretKey, options.Alpaca.KeyId }
            .OfType<string>().Where(secret => secret.Trim().Length > 0)
            .Aggregate(text, (hidden, secret) => hidden.Replace(secret, Hidden, StringComparison.Ordinal));
}
