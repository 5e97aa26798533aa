using NanoCap.Bot.Options;
using NanoCap.Bot.Scanning;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Diagnostics.Readiness;

/// <summary>All that the checks look at.</summary>
/// <param name="Desk">Empty where there is no account yet.</param>
/// <param name="Now">The machine's clock; a replay's would tell nothing about going live.</param>
internal sealed record ReadinessFacts(BotOptions Options, DeskState Desk, DateTimeOffset Now)
{
    /// <summary>What is wrong with the settings.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Null where the settings name none that holds.</summary>
    public RiskProfile? Profile { get; init; }

    public TradingCalendar Calendar { get; init; } = TradingCalendar.Nyse;

    /// <summary>Why the desk takes no inputs; null while it does.</summary>
    public string? HaltedBecause { get; init; }

    /// <summary>The strategies' own records at the latest scan; empty where none was run.</summary>
    public StrategyReport Strategies { get; init; } = StrategyReport.Empty;

    public string StateFolder => Path.GetFullPath(Options.State.Folder);

    public bool HasAccount => Desk.Opening is not null;

    /// <summary>The account's equity, or the cash that a new one starts with.</summary>
    public Usd Equity => HasAccount ? Desk.Equity : Options.Account.StartingCash;
}
