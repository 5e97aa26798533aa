using NanoCap.Bot.Brokers;
using NanoCap.Bot.Chat.Access;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Delivery;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Desk.Inspection;
using NanoCap.Bot.Diagnostics.Readiness;
using NanoCap.Bot.Scanning;
using NanoCap.Bot.Schedule;
using NanoCap.Trading.Cash;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Desk.GoingLive;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;

namespace NanoCap.Bot.Chat.Commands;

/// <summary>What the commands reach the rest of the bot through.</summary>
/// <param name="Profiles">Every known profile, the active one included.</param>
/// <param name="CashAdvice">What to do about cash now, for what open proposals want.</param>
/// <param name="Replay">Null on the real clock.</param>
/// <param name="Version">The build.</param>
internal sealed record CommandPorts(
    IDesk Desk,
    IMarketNow Market,
    ILastScan Scans,
    IReplayControl? Replay,
    Func<DeskState, MarketView, Usd, CashAdvice> CashAdvice,
    CardSetting Setting,
    IReadOnlyList<RiskProfile> Profiles,
    string Version)
{
    /// <summary>How slowly money is put to work; null for all at once.</summary>
    public RampRules? Ramp { get; init; }

    /// <summary>Judges the checks before real money; null where nothing can.</summary>
    public ReadinessReview? Readiness { get; init; }

    /// <summary>The active allocation book; null where none can be.</summary>
    public CoreBook? Core { get; init; }

    /// <summary>Which alerts each channel is told of.</summary>
    public AlertRouting Alerts { get; init; } = new(
        new AlertRoutes([new AlertChannel(ChannelFeatures.Console.Name, AlertSeverity.Note)]));

    /// <summary>What the allocation books say; null where no market is loaded.</summary>
    public AllocationNow? Allocations { get; init; }

    /// <summary>The human being behind a user, for what two people must approve; null when not known beyond the user.
    /// </summary>
    public string? PersonOf(Actor by) => Access?.Users.PersonOf(by);

    /// <summary>Who may talk to the bot; null where nobody but the machine's user can.</summary>
    public AccessPorts? Access { get; init; }

    /// <summary>What the journal can prove; null where there is none.</summary>
    public IJournalProofs? Proofs { get; init; }

    /// <summary>EXIT by the broker's books alone, for a halted desk; null where it cannot be had.</summary>
    public Func<CancellationToken, Task<DirectExitReport>>? ExitDirect { get; init; }

    /// <summary>What could not be shown where it should be; null where nothing is delivered.</summary>
    public IUndelivered? Undelivered { get; init; }
}
