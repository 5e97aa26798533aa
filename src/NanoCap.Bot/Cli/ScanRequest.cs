using NanoCap.Bot.Options;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;

namespace NanoCap.Bot.Cli;

/// <summary>What a scan was asked for, checked.</summary>
/// <param name="Options">All settings, with the source, strategies and exclusions of the command line.</param>
/// <param name="Session">The session after whose close it looks.</param>
/// <param name="Profile">The limits.</param>
/// <param name="Equity">Value of the account, US dollars.</param>
/// <param name="Cash">Cash in it, US dollars; the rest counts as held elsewhere.</param>
internal sealed record ScanRequest(BotOptions Options, DateOnly Session, RiskProfile Profile, Usd Equity, Usd Cash)
{
    /// <summary>Where track records are kept between scans; null to compute them anew.</summary>
    public string? CacheFolder { get; init; }
}
