using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Bot.Monitor;

/// <summary>What <c>monitor</c> shows: the running bot at one moment. Programs read it too, so that a name here never
/// changes its meaning; money in US dollars, returns as ratios.</summary>
/// <param name="At">The bot's clock.</param>
/// <param name="Banner">PAPER, LIVE or REPLAY; null before the account is opened.</param>
/// <param name="Mode">What the desk lets through, in words.</param>
/// <param name="HaltedBecause">Why the desk takes no inputs; null while it does.</param>
internal sealed record MonitorPicture(DateTimeOffset At, string? Banner, string Mode, string? HaltedBecause)
{
    public string? Broker { get; init; }

    public string? Market { get; init; }

    public string? Profile { get; init; }

    public Account Money { get; init; } = new(0m, 0m, 0m, null, null);

    public Health Parts { get; init; } = new(true, true, [], [], 0, null);

    /// <summary>What needs somebody's eyes, the gravest first.</summary>
    public IReadOnlyList<StandingAlert> Alerts { get; init; } = [];

    public int PositionsAtMost { get; init; }

    public IReadOnlyList<Holding> Positions { get; init; } = [];

    public IReadOnlyList<WorkingOrder> Orders { get; init; } = [];

    public IReadOnlyList<OpenProposal> Proposals { get; init; } = [];

    public IReadOnlyList<Job> NextJobs { get; init; } = [];

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Happening> LastEvents { get; init; } = [];

    /// <param name="DayChange">Since the close before this session; null where it is not known.</param>
    internal sealed record Account(
        decimal Equity, decimal Cash, decimal Unrealised, decimal? DayChange, decimal? DayReturn);

    /// <param name="Breakers">Each that is latched, with its measure.</param>
    /// <param name="Gates">Each that is closed.</param>
    /// <param name="Work">Tasks that are still to be done.</param>
    internal sealed record Health(
        bool IsWell, bool IsReconciled, IReadOnlyList<string> Breakers, IReadOnlyList<string> Gates, int Work,
        long? LastEventAgeSeconds);

    internal sealed record StandingAlert(int Number, AlertSeverity Severity, string Text, bool IsAcknowledged);

    /// <param name="Guard">Who watches its stop, in words.</param>
    /// <param name="IsGuarded">Whether the broker does, or nobody has to.</param>
    /// <param name="Leaving">Why it is being sold; null when it is not.</param>
    internal sealed record Holding(
        string Symbol, decimal Quantity, decimal AveragePrice, decimal LastPrice, decimal Value, decimal Unrealised,
        decimal Return, decimal? Stop, decimal? Target, int Age, string Guard, bool IsGuarded, string? Leaving);

    internal sealed record WorkingOrder(string Id, string Text, string Purpose, string Status, decimal Filled);

    /// <param name="Action"><c>buy</c> or <c>sell</c>.</param>
    /// <param name="Amount">The most that it costs, or about what it brings.</param>
    internal sealed record OpenProposal(
        int Number, string Action, string Symbol, decimal Quantity, decimal? Limit, decimal? Stop, decimal? Target,
        decimal Amount, DateTimeOffset ExpiresAt);

    internal sealed record Job(string Name, DateTimeOffset DueAt);

    internal sealed record Happening(DateTimeOffset At, Severity Severity, string Text);
}
