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

    /// <summary>The least that a new position may be worth, US dollars.</summary>
    public required Usd PositionMinimum { get; init; }

    /// <summary>The most positions, open entries counted.</summary>
    public required int PositionsAtMost { get; init; }

    /// <summary>How new positions are sized.</summary>
    public required SizingPolicy Sizing { get; init; }

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

    /// <summary>Loss since the last close that stops entries.</summary>
    public required Ratio DayLossStop { get; init; }

    /// <summary>Loss from the highest session-close equity that reduces; null for none.</summary>
    public Ratio? DrawdownReduce { get; init; }

    /// <summary>Loss from the highest session-close equity that stops entries.</summary>
    public required Ratio DrawdownStop { get; init; }

    /// <summary>Value at risk of a day at 95 % that warns; 1.5 times it refuses.</summary>
    public required Ratio ValueAtRisk { get; init; }

    /// <summary>The highest 60-session correlation with a holding; null for no limit.</summary>
    public Ratio? PairCorrelation { get; init; }

    /// <summary>Cost assumed a side beside half the spread, as a ratio of the order's value.</summary>
    public required Ratio CostPerSide { get; init; }

    /// <summary>What protects every position.</summary>
    public ProtectionPolicy Protection { get; init; } = ProtectionPolicy.StopAndTargetOfSignal;

    /// <summary>How far under the reference an entry may still be wanted.</summary>
    public Ratio BandBelow { get; init; } = new(0.05m);

    /// <summary>How far over the reference an entry's limit lies.</summary>
    public Ratio BandAbove { get; init; } = new(0.03m);

    /// <summary>Orders that add exposure, a day, at most.</summary>
    public int OrdersPerDay { get; init; } = 40;

    /// <summary>Sessions without a new entry in a symbol after its stop was hit.</summary>
    public int CooldownSessions { get; init; } = 5;

    /// <summary>The buffer in dollars at an equity.</summary>
    public Usd BufferAt(Usd equity) => CashBuffer + equity * CashBufferShare;

    /// <summary>The most that one position may be worth at an equity: the smaller of amount and share, at least zero.
    /// </summary>
    public Usd PositionMaximumAt(Usd equity)
    {
        var share = Usd.Max(Usd.Zero, equity * PositionMaximumShare);
        return PositionMaximum is { } amount ? Usd.Min(amount, share) : share;
    }

    /// <summary>The most whole shares of one order; null when the volume is unknown.</summary>
    /// <param name="meanVolume">Mean raw volume of 20 sessions in shares; NaN when unknown.</param>
    public Quantity? VolumeLimitOf(double meanVolume) => double.IsFinite(meanVolume) && meanVolume >= 0
        ? Quantity.Of(VolumeShare.Value * (decimal)meanVolume).Floor()
        : null;
}
