using NanoCap.Bot.Diagnostics.Connection;
using NanoCap.Bot.Options;

namespace NanoCap.Bot.Brokers.Alpaca.Checks;

/// <summary>The account may trade, and it is one of the kind that the settings name. Shorting and margin do not matter:
/// the bot uses neither.</summary>
internal sealed class PermissionsCheck(IBrokerAccount broker, BotOptions options) : IConnectionCheck
{
    private const string LiveHost = "api.alpaca.markets";
    private const string PaperPrefix = "PA";

    public string Name => "permissions";

    public IReadOnlyList<string> After => [KeysCheck.CheckName];

    public async Task<ConnectionResult> JudgeAsync(CancellationToken cancellationToken)
    {
        var account = await broker.ReadAsync(cancellationToken);
        return FindWrongKind(account) ?? FindBlock(account) ?? ConnectionResult.Pass(
            $"The account is active and may trade; it is {(IsLive ? "for REAL MONEY" : "a paper account")}, as "
            + "configured.");
    }

    private bool IsLive => options.Alpaca.Environment == AlpacaEnvironment.Live;

    private ConnectionResult? FindWrongKind(BrokerAccount account) => IsLive switch
    {
        true when account.Number.StartsWith(PaperPrefix, StringComparison.Ordinal) => ConnectionResult.Fail(
            "Alpaca:Environment is Live, and the account is a paper account.",
            "Set the keys and the address of the live account, or Alpaca:Environment to Paper."),
        false when options.Alpaca.TradingUri.Host == LiveHost => ConnectionResult.Fail(
            "Alpaca:Environment is Paper, and Alpaca:TradingAddress is where REAL MONEY is traded.",
            "Remove Alpaca:TradingAddress."),
        true when account.Number != options.Trading.LiveAcknowledged => ConnectionResult.Fail(
            "The account's number is not the one in Trading:LiveAcknowledged.",
            "Set Trading:LiveAcknowledged to the number of the account that may trade real money."),
        _ => null,
    };

    private static ConnectionResult? FindBlock(BrokerAccount account)
    {
        var flags = account.Flags;
        var blocks = new List<string>();
        Add(!flags.IsActive, "is not active");
        Add(flags.IsAccountBlocked, "is blocked (account_blocked)");
        Add(flags.IsTradingBlocked, "may not trade (trading_blocked)");
        Add(flags.IsTradeSuspendedByUser, "has trading suspended by its owner (trade_suspended_by_user)");
        Add(flags.IsLiquidationOnly, "may only close positions");
        return blocks.Count == 0 ? null : ConnectionResult.Fail(
            $"The account {string.Join(", ", blocks)}.",
            flags.IsTradeSuspendedByUser && blocks.Count == 1
                ? "Allow trading again in the settings of the account at Alpaca."
                : "Log in at Alpaca: it says there what the account waits for.");

        void Add(bool isSo, string text)
        {
            if (isSo)
            {
                blocks.Add(text);
            }
        }
    }
}
