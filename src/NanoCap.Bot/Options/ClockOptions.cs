using System.ComponentModel.DataAnnotations;

namespace NanoCap.Bot.Options;

internal sealed record ClockOptions
{
    /// <summary>Seconds that the bot's clock is ahead of this machine's; negative behind. For a stand-in that lives at
    /// another time, so that both broker addresses must be on this machine.</summary>
    [Range(-1e9, 1e9)]
    public double ShiftSeconds { get; init; }

    public IEnumerable<string> FindProblems(BotOptions options)
    {
        var isStandIn = options.Broker.Kind == BrokerKind.Alpaca
            && IsHere(options.Alpaca.TradingAddress)
            && (options.Alpaca.StreamAddress is null || IsHere(options.Alpaca.StreamAddress));
        if (ShiftSeconds != 0 && !isStandIn)
        {
            yield return FormattableString.Invariant($"Clock:ShiftSeconds: expected 0, found {ShiftSeconds}; ")
                + "another time than this machine's is for a stand-in on this machine only, with Broker:Kind Alpaca "
                + "and its addresses in Alpaca:TradingAddress and Alpaca:StreamAddress.";
        }
    }

    private static bool IsHere(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsLoopback;
}
