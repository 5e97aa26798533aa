using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sizing;

namespace NanoCap.Trading.Risk;

/// <summary>A named set of limits; ratios are of equity unless said otherwise.</summary>
public sealed record RiskProfile
{
    /// <summary>The profile's name.</summary>
    public required string Name { get; init; }

    /// <summary>The most that one position may be worth, US dollars; null when only the share limits.</summary>
    public Usd? PositionMaximum { get; init; }

    /// <summary>The most that one position may be worth, as a share of equity.</summary>
    public required Ratio PositionMaximumShare { get; init; }

    /// <summary>The share that holds instead of <see cref="PositionMaximumShare"/> while equity is under
    /// <see cref="SmallEquityBelow"/>; null for none.</summary>
    public Ratio? PositionMaximumShareWhenSmall { get; init; }

    /// <summary>The equity under which the account counts as small, US dollars; null for never.</summary>
    public Usd? SmallEquityBelow { get; init; }

    /// <summary>The share of equity that one leveraged fund may be worth, in a book or not; null where the other
    /// limits hold for them too.</summary>
    public Ratio? LeveragedFundMaximum { get; init; }

    /// <summary>A position worth more than this share of equity is noted; null for no note.</summary>
    public Ratio? PositionNote { get; init; }

    /// <summary>The least that a new position may be worth, US dollars.</summary>
    public required Usd PositionMinimum { get; init; }

    /// <summary>The most positions, open entries counted.</summary>
    public required int PositionsAtMost { get; init; }

    /// <summary>How new positions are sized.</summary>
    public required SizingPolicy Sizing { get; init; }

    /// <summary>The share of equity that <see cref="SizingPolicy.Percent"/> gives a position.</summary>
    public Ratio PercentSize { get; init; } = new(0.02m);

    /// <summary>The share of equity that <see cref="SizingPolicy.Volatility"/> loses at the stop.</summary>
    public Ratio RiskAtStop { get; init; } = new(0.01m);

    /// <summary>The part of Kelly's share that <see cref="SizingPolicy.KellyQuarter"/> gives a position.</summary>
    public Ratio KellyPart { get; init; } = new(0.25m);

    /// <summary>Shadow trades of the strategy without which <see cref="SizingPolicy.KellyQuarter"/> gives nothing.
    /// </summary>
    public int KellyTradesAtLeast { get; init; } = 30;

    /// <summary>The shares of equity that <see cref="SizingPolicy.ScoreTiered"/> gives a position.</summary>
    public ScoreTiers Tiers { get; init; } = new();

    /// <summary>Cash that is never spent, US dollars.</summary>
    public Usd CashBuffer { get; init; }

    /// <summary>Cash that is never spent, as a share of equity; added to the amount.</summary>
    public Ratio CashBufferShare { get; init; }

    /// <summary>The most of the mean 20-session volume that one order may be, as a ratio of shares.</summary>
    public required Ratio VolumeShare { get; init; }

    /// <summary>The most in one sector, an unknown sector being one too; null for no limit.</summary>
    public Ratio? SectorMaximum { get; init; }

    /// <summary>Gross exposure over equity at most.</summary>
    public required decimal LeverageMaximum { get; init; }

    /// <summary>Loss since the last close that reduces; null for none.</summary>
    public Ratio? DayLossReduce { get; init; }

    /// <summary>What reducing by the day's loss leaves of every position, and of new sizes.</summary>
    public Ratio DayLossReduceScale { get; init; } = new(0.5m);

    /// <summary>Loss since the last close that stops entries.</summary>
    public required Ratio DayLossStop { get; init; }

    /// <summary>What else happens at <see cref="DayLossStop"/>.</summary>
    public StopAction DayLossStopAction { get; init; } = StopAction.StopEntries;

    /// <summary>Loss from the highest session-close equity that reduces; null for none.</summary>
    public Ratio? DrawdownReduce { get; init; }

    /// <summary>What reducing by the drawdown leaves of every position, and of new sizes.</summary>
    public Ratio DrawdownReduceScale { get; init; } = new(0.5m);

    /// <summary>Loss from the highest session-close equity that stops entries.</summary>
    public required Ratio DrawdownStop { get; init; }

    /// <summary>What else happens at <see cref="DrawdownStop"/>.</summary>
    public StopAction DrawdownStopAction { get; init; } = StopAction.StopEntries;

    /// <summary>Trades closed at a loss in a row that stop entries.</summary>
    public int LossStreak { get; init; } = 5;

    /// <summary>Orders refused within <see cref="RefusalMinutes"/> that stop entries.</summary>
    public int RefusalsAtMost { get; init; } = 3;

    /// <summary>The time within which refusals are counted, minutes.</summary>
    public int RefusalMinutes { get; init; } = 10;

    /// <summary>Value at risk of a day at 95 % that warns; 1.5 times it refuses.</summary>
    public required Ratio ValueAtRisk { get; init; }

    /// <summary>The highest 60-session correlation with a holding; null for no limit.</summary>
    public Ratio? PairCorrelation { get; init; }

    /// <summary>Cost assumed a side, as a ratio of the order's value.</summary>
    public required Ratio CostPerSide { get; init; }

    /// <summary>Whether half the assumed spread is added to <see cref="CostPerSide"/>.</summary>
    public bool CostAddsHalfSpread { get; init; } = true;

    /// <summary>What protects every position.</summary>
    public ProtectionPolicy Protection { get; init; } = ProtectionPolicy.StopAndTargetOfSignal;

    /// <summary>How far under the highest close stops follow, as a ratio of it; null where they stay.</summary>
    public Ratio? TrailingStop { get; init; }

    /// <summary>The largest company that is entered, US dollars of capitalisation.</summary>
    public Usd MarketCapMaximum { get; init; } = new(2_000_000_000m);

    /// <summary>How far under the reference an entry may still be wanted.</summary>
    public Ratio BandBelow { get; init; } = new(0.05m);

    /// <summary>How far over the reference an entry's limit lies.</summary>
    public Ratio BandAbove { get; init; } = new(0.03m);

    /// <summary>How far from the last price an entry's limit may lie.</summary>
    public Ratio CollarFromLast { get; init; } = new(0.10m);

    /// <summary>How far from the prior close an entry's limit may lie.</summary>
    public Ratio CollarFromClose { get; init; } = new(0.20m);

    /// <summary>The oldest quote that is believed, seconds.</summary>
    public int QuoteAgeSeconds { get; init; } = 15;

    /// <summary>The widest spread that is paid, as a ratio of the middle of bid and ask.</summary>
    public Ratio SpreadMaximum { get; init; } = new(0.03m);

    /// <summary>Orders that add exposure, a minute, at most.</summary>
    public int OrdersPerMinute { get; init; } = 20;

    /// <summary>Orders that add exposure, a day, at most.</summary>
    public int OrdersPerDay { get; init; } = 40;

    /// <summary>Sessions without a new entry in a symbol after its stop was hit.</summary>
    public int CooldownSessions { get; init; } = 5;

    /// <summary>The buffer in dollars at an equity.</summary>
    public Usd BufferAt(Usd equity) => CashBuffer + equity * CashBufferShare;

    /// <summary>The share of equity that one position may be worth at an equity.</summary>
    public Ratio PositionShareAt(Usd equity) =>
        equity < SmallEquityBelow && PositionMaximumShareWhenSmall is { } small ? small : PositionMaximumShare;

    /// <summary>The most that one position may be worth at an equity: the smaller of amount and share, at least zero.
    /// </summary>
    public Usd PositionMaximumAt(Usd equity)
    {
        var share = Usd.Max(Usd.Zero, equity * PositionShareAt(equity));
        return PositionMaximum is { } amount ? Usd.Min(amount, share) : share;
    }

    /// <summary>The most whole shares of one order; null when the volume is unknown.</summary>
    /// <param name="meanVolume">Mean raw volume of 20 sessions in shares; NaN when unknown.</param>
    public Quantity? VolumeLimitOf(double meanVolume) => double.IsFinite(meanVolume) && meanVolume >= 0
        ? Quantity.Of(VolumeShare.Value * (decimal)meanVolume).Floor()
        : null;
}
