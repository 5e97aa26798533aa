using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Brokers.Alpaca;

/// <summary>Alpaca's account alone: one request.</summary>
internal sealed class AlpacaAccount(AlpacaClient client, TimeProvider time) : IBrokerAccount
{
    public async Task<BrokerAccount> ReadAsync(CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        var account = await client.ReadAccountAsync(cancellationToken);
        return new BrokerAccount(
            at,
            account.AccountNumber ?? throw AlpacaClient.Missing("the account", "account_number"),
            new Usd(account.Cash ?? throw AlpacaClient.Missing("the account", "cash")),
            new Usd(account.BuyingPower ?? throw AlpacaClient.Missing("the account", "buying_power")),
            BooksReader.FlagsOf(account));
    }
}
