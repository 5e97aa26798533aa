using System.Security.Cryptography;
using System.Text;
using NanoCap.Bot.Brokers;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Live;

/// <summary>What a new account begins with is what the broker says that it has.</summary>
internal sealed class AccountAtStart(
    IBroker broker, IBrokerAccount account, TextWriter warnings, TimeProvider clock)
{
    private const int MarkLength = 12;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(5);

    /// <summary>Tells accounts apart without naming them.</summary>
    public static string MarkOf(BrokerAccount account) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(account.Number)))[..MarkLength];

    /// <summary>The account; null when the broker does not answer now.</summary>
    public async Task<BrokerAccount?> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await account.ReadAsync(cancellationToken);
        }
        catch (BrokerException failure)
        {
            await warnings.WriteLineAsync(
                $"{broker.Name} does not answer now: {failure.Message} The bot starts with what its journal knows; "
                + "nothing is bought before the books were read.");
            return null;
        }
    }

    /// <summary>Cash and what it includes, as soon as the broker tells them; without them nothing can begin.</summary>
    public async Task<DeskOpening> BeginAsync(DeskOpening asked, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var known = await account.ReadAsync(cancellationToken);
                var books = await broker.ReadAsync(since: null, cancellationToken);
                await TellAsync(books);
                return asked with
                {
                    Cash = books.Cash,
                    AccountMark = MarkOf(known),
                    KnownActivities =
                    [
                        .. books.CashFlows.Select(flow => flow.ActivityId),
                        .. books.Splits.Select(split => split.ActivityId),
                    ],
                };
            }
            catch (BrokerException failure)
            {
                await warnings.WriteLineAsync(
                    $"{broker.Name} could not be read: {failure.Message} A new account begins with what the broker "
                    + $"has, so this is tried again in {BetweenTries.TotalSeconds:0} s; Ctrl+C ends it.");
                await Task.Delay(BetweenTries, clock, cancellationToken);
            }
        }
    }

    private async Task TellAsync(BrokerSnapshot books)
    {
        var held = books.Positions.Where(position => !position.Quantity.IsZero).ToList();
        var open = books.Orders.Where(order => !order.IsTerminal).ToList();
        if (held.Count > 0)
        {
            await warnings.WriteLineAsync(
                $"The account holds {string.Join(", ", held.Select(one => $"{one.Quantity} {one.Symbol}"))} already. "
                + "The bot counts them in every limit and leaves them alone; only EXIT sells them, unless "
                + "External:KeepOnExit names them.");
        }

        if (open.Count > 0)
        {
            var symbols = string.Join(", ", open.Select(order => order.Request.Symbol).Distinct());
            await warnings.WriteLineAsync(
                $"The account has {open.Count} open orders that are not the bot's, in {symbols}; only EXIT cancels "
                + "them.");
        }
    }
}
