using System.Collections.Immutable;
using NanoCap.Trading.Cash;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Desk.Buttons;
using NanoCap.Trading.Desk.GoingLive;
using NanoCap.Trading.Desk.People;
using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Desk;

/// <summary>All trading state: a fold of <see cref="TradingDesk.Apply"/> over the journal. Immutable.</summary>
public sealed record DeskState
{
    /// <summary>The state before the first event.</summary>
    public static DeskState Empty { get; } = new();

    /// <summary>What the desk started with; null before it was opened.</summary>
    public DeskOpening? Opening { get; init; }

    /// <summary>What it lets through.</summary>
    public DeskMode Mode { get; init; } = DeskMode.Active;

    /// <summary>Whether the broker's books were read and compared since the last start.</summary>
    public bool IsReconciled { get; init; }

    /// <summary>The broker's books are not read again before this; null for at once.</summary>
    public DateTimeOffset? ReadNotBefore { get; init; }

    /// <summary>Who paused entries, or which rule; null while active.</summary>
    public string? PausedBy { get; init; }

    /// <summary>Latched breakers by name with what was measured.</summary>
    public ImmutableSortedDictionary<string, Ratio> Breakers { get; init; } =
        ImmutableSortedDictionary.Create<string, Ratio>(StringComparer.Ordinal);

    /// <summary>What a person set of strategies, by name; the others are as usual.</summary>
    public ImmutableSortedDictionary<string, StrategySetting> Strategies { get; init; } =
        ImmutableSortedDictionary.Create<string, StrategySetting>(StringComparer.Ordinal);

    /// <summary>Proposals by number.</summary>
    public ImmutableSortedDictionary<int, Proposal> Proposals { get; init; } =
        ImmutableSortedDictionary<int, Proposal>.Empty;

    /// <summary>Rebalances of allocation books by number.</summary>
    public ImmutableSortedDictionary<int, Rebalance> Rebalances { get; init; } =
        ImmutableSortedDictionary<int, Rebalance>.Empty;

    /// <summary>Proposals to sell by number.</summary>
    public ImmutableSortedDictionary<int, SaleProposal> SaleProposals { get; init; } =
        ImmutableSortedDictionary<int, SaleProposal>.Empty;

    /// <summary>Orders by id.</summary>
    public ImmutableSortedDictionary<ClientOrderId, Order> Orders { get; init; } =
        ImmutableSortedDictionary<ClientOrderId, Order>.Empty;

    /// <summary>Ids of orders that have not ended.</summary>
    public ImmutableSortedSet<ClientOrderId> OpenOrderIds { get; init; } = [];

    /// <summary>How many attempts each intent has had.</summary>
    public ImmutableDictionary<string, int> Attempts { get; init; } =
        ImmutableDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>Names at the broker that bear our mark and are not ours to give.</summary>
    public BrokerIds BrokerIds { get; init; } = BrokerIds.None;

    /// <summary>How far the broker's books are taken over.</summary>
    public ReadingState Reading { get; init; } = ReadingState.Empty;

    /// <summary>Positions by symbol.</summary>
    public ImmutableSortedDictionary<Symbol, Position> Positions { get; init; } =
        ImmutableSortedDictionary<Symbol, Position>.Empty;

    /// <summary>Closed trades, oldest first.</summary>
    public ImmutableList<ClosedTrade> Trades { get; init; } = [];

    /// <summary>Where the money went.</summary>
    public Books Books { get; init; } = Books.Opening(Usd.Zero);

    /// <summary>What sales of the last two weeks brought, fees taken off, by the session of the sale, US dollars; what
    /// was sold earlier has settled.</summary>
    public ImmutableSortedDictionary<DateOnly, Usd> RecentProceeds { get; init; } =
        ImmutableSortedDictionary<DateOnly, Usd>.Empty;

    /// <summary>Equity at each close, oldest first; the first point is what the account began with.</summary>
    public ImmutableList<EquityPoint> EquityCurve { get; init; } = [];

    /// <summary>Equity that the day's loss is measured against, US dollars.</summary>
    public Usd DayBaseline { get; init; }

    /// <summary>Highest session-close equity since the baseline, US dollars.</summary>
    public Usd PeakEquity { get; init; }

    /// <summary>The session in which each symbol's stop was last hit.</summary>
    public ImmutableSortedDictionary<Symbol, DateOnly> StoppedOut { get; init; } =
        ImmutableSortedDictionary<Symbol, DateOnly>.Empty;

    /// <summary>Names of splits that were counted; each counts once.</summary>
    public ImmutableHashSet<string> SplitActivities { get; init; } = [];

    /// <summary>The splits of the latest session that had some.</summary>
    public KnownSplits Splits { get; init; } = KnownSplits.None;

    /// <summary>Symbols among those held or ordered in which trading is halted, as the broker or the market told
    /// last.</summary>
    public ImmutableSortedSet<Symbol> Halted { get; init; } = [];

    /// <summary>What was found to differ from the broker's books and was not found settled since.</summary>
    public ImmutableHashSet<string> Differences { get; init; } = [];

    /// <summary>The alerts that stand.</summary>
    public AlertBook Alerts { get; init; } = AlertBook.Empty;

    /// <summary>The buttons that stand in chats.</summary>
    public ButtonBook Buttons { get; init; } = ButtonBook.Empty;

    /// <summary>Who may use the bot beside those of the configuration.</summary>
    public PeopleBook People { get; init; } = PeopleBook.Empty;

    /// <summary>Breakers, gates and what corrects their baselines.</summary>
    public SafetyState Safety { get; init; } = SafetyState.Empty;

    /// <summary>How much of what is investable may be put to work.</summary>
    public RampState Ramp { get; init; } = RampState.Off;

    /// <summary>What the owner acknowledged and which breakers were seen tripping.</summary>
    public ReadinessBook Readiness { get; init; } = ReadinessBook.Empty;

    /// <summary>The latest daily run; null before the first.</summary>
    public ScanDigest? LastScan { get; init; }

    /// <summary>What the latest scans could not buy for want of cash.</summary>
    public FundingEvidence Funding { get; init; } = FundingEvidence.None;

    /// <summary>The latest session that was marked at its close, at first the one the account began after; null before
    /// that.</summary>
    public DateOnly? Session { get; init; }

    /// <summary>All jobs due up to here are done; null before the first.</summary>
    public DateTimeOffset? JobsDoneUntil { get; init; }

    /// <summary>Number of the EXIT under way; null when none is.</summary>
    public int? ExitUnderWay { get; init; }

    /// <summary>What the latest EXIT has found beside our own books.</summary>
    public ExitState Exit { get; init; } = ExitState.None;

    /// <summary>How many EXITs there have been.</summary>
    public int ExitCount { get; init; }

    /// <summary>Orders adding exposure that were sent in the present session.</summary>
    public int EntriesSentToday { get; init; }

    /// <summary>When the entries of the latest minute were sent, oldest first.</summary>
    public ImmutableArray<DateTimeOffset> LatestEntries { get; init; } = [];

    /// <summary>The instant of the latest event.</summary>
    public DateTimeOffset LastEventAt { get; init; }

    /// <summary>Cash and positions at the latest marks, US dollars.</summary>
    public Usd Equity => new(Books.Cash.Value + Positions.Values.Sum(position => position.MarketValue.Value));

    /// <summary>Unrealised result at the latest marks, US dollars.</summary>
    public Usd Unrealised => new(Positions.Values.Sum(position => position.Unrealised.Value));

    /// <summary>What holds for a strategy.</summary>
    public StrategySetting SettingOf(string strategy) => Strategies.GetValueOrDefault(strategy, StrategySetting.Usual);

    /// <summary>Orders that have not ended, by id.</summary>
    public IEnumerable<Order> OpenOrders => OpenOrderIds.Select(id => Orders[id]);

    /// <summary>Orders in a symbol that have not ended.</summary>
    public IEnumerable<Order> OpenOrdersIn(Symbol symbol) => OpenOrders.Where(order => order.Symbol == symbol);

    /// <summary>Open proposals waiting for a person, by number.</summary>
    public IEnumerable<Proposal> OpenProposals =>
        Proposals.Values.Where(proposal => proposal.Status == ProposalStatus.Open);

    /// <summary>Open proposals to sell waiting for a person, by number.</summary>
    public IEnumerable<SaleProposal> OpenSaleProposals =>
        SaleProposals.Values.Where(sale => sale.Status == ProposalStatus.Open);

    /// <summary>What must still be done outside.</summary>
    public IReadOnlyList<DeskWork> Work => WorkList.Of(this);
}
