using NanoCap.Bot.Scanning;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Cli;

/// <summary>What a scan answers.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Source">Where the prices come from.</param>
/// <param name="Scan">What was found.</param>
/// <param name="Plan">The top signals sized and reviewed, and the cash.</param>
/// <param name="Elapsed">How long it took, from reading the arguments on.</param>
internal sealed record ScanAnswer(
    ScanRequest Request, Provenance Source, ScanResult Scan, ProposalPlan Plan, TimeSpan Elapsed);
