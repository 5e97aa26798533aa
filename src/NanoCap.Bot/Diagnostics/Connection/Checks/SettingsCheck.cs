using NanoCap.Bot.Options;

namespace NanoCap.Bot.Diagnostics.Connection.Checks;

/// <summary>The settings can be used, and the keys are among them where keys are needed.</summary>
internal sealed class SettingsCheck(BotOptions options, IReadOnlyList<string> problems) : IConnectionCheck
{
    public const string CheckName = "settings";

    public string Name => CheckName;

    public Task<ConnectionResult> JudgeAsync(CancellationToken cancellationToken) => Task.FromResult(Judge());

    private ConnectionResult Judge()
    {
        if (problems.Count == 0)
        {
            return ConnectionResult.Pass("The settings can be used.");
        }

        var found = string.Join(" ", problems);
        return AreKeysMissing
            ? ConnectionResult.Fail(
                "There are no keys. " + found,
                $"Set {BotConfiguration.EnvironmentPrefix}ALPACA__KEYID and "
                + $"{BotConfiguration.EnvironmentPrefix}ALPACA__SECRETKEY to the keys of the "
                + $"{options.Alpaca.Environment.ToString().ToLowerInvariant()} account.")
            : ConnectionResult.Fail(found, $"Mend {BotConfiguration.FileName} or the environment.");
    }

    private bool AreKeysMissing => (options.Broker.Kind == BrokerKind.Alpaca
            || options.MarketData.Source == BarSourceKind.Alpaca)
        && (string.IsNullOrWhiteSpace(options.Alpaca.KeyId) || string.IsNullOrWhiteSpace(options.Alpaca.SecretKey));
}
