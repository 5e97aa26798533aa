using System.Globalization;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Risk.Breakers;

namespace NanoCap.Trading.Desk.Safety;

/// <summary>The sentences of breakers and gates, the same in alerts, cards and the history.</summary>
public static class SafetyWords
{
    /// <summary>What was measured, in words: <c>6.20 %</c> or <c>5 in a row</c>.</summary>
    public static string Measure(BreakerReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return Number(reading, reading.Measured);
    }

    /// <summary>The limit, in words.</summary>
    public static string Limit(BreakerReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return Number(reading, reading.Limit);
    }

    /// <summary>What a measure of a breaker is measured against.</summary>
    public static string Against(BreakerLatch latch)
    {
        ArgumentNullException.ThrowIfNull(latch);
        return latch.First switch
        {
            { IsCount: true } => "counted",
            { Breaker: DrawdownBreaker.Name } => $"under the highest close of {latch.First.Baseline} USD",
            _ => $"under the last close's {latch.First.Baseline} USD",
        };
    }

    /// <summary>The whole first reading: what was measured against what, and when.</summary>
    public static string Reached(BreakerLatch latch)
    {
        ArgumentNullException.ThrowIfNull(latch);
        var level = latch.First.Level == BreakerLevel.Stop ? "stop" : "reduce";
        return latch.First.IsCount
            ? Invariant($"Breaker {latch.First.Breaker} ({level}) on {latch.Session:yyyy-MM-dd}: ")
                + $"{Measure(latch.First)}, the limit is {Limit(latch.First)}."
            : Invariant($"Breaker {latch.First.Breaker} ({level}) on {latch.Session:yyyy-MM-dd}: equity ")
                + $"{latch.Equity} USD is {Measure(latch.First)} {Against(latch)}, the limit is {Limit(latch.First)}.";
    }

    /// <summary>What a level did, or what it waits for.</summary>
    public static string Done(BreakerLatch latch)
    {
        ArgumentNullException.ThrowIfNull(latch);
        return latch switch
        {
            { Deed: { } deed } => Capital(Deed(deed, latch.Scale)) + ".",
            { WaitsSince: not null } =>
                "Entries are off at this first reading; nothing is sold before a second one agrees.",
            _ => "Entries are off; the second reading did not agree, so that nothing was sold.",
        };
    }

    /// <summary>What clears a level.</summary>
    public static string Clearing(BreakerLatch latch)
    {
        ArgumentNullException.ThrowIfNull(latch);
        return latch.IsLatched ? "Only a person clears it, by /resume." : "A second reading that disagrees lifts it.";
    }

    /// <summary>What a breaker or <c>/reduce</c> does, in words.</summary>
    /// <param name="deed">What it does.</param>
    /// <param name="scale">What it leaves of positions and new sizes, 0 to 1.</param>
    public static string Deed(BreakerDeed deed, Ratio scale) => deed switch
    {
        BreakerDeed.EntriesOff => "entries are off, protection stays",
        BreakerDeed.Reduced => string.Create(
            CultureInfo.InvariantCulture,
            $"{(1m - scale.Value) * 100m:0.##} % of every position is sold, new sizes are x {scale.Value:0.##}"),
        BreakerDeed.AllOut => "EXIT: everything is sold",
        _ => deed.ToString(),
    };

    /// <summary>A movement of cash, in words.</summary>
    public static string Flow(SafetyEvent.CashFlowBooked booked)
    {
        ArgumentNullException.ThrowIfNull(booked);
        var amount = booked.Amount < Usd.Zero ? -booked.Amount : booked.Amount;
        return booked.Kind switch
        {
            CashFlowKind.Deposit => $"{amount} USD were paid in; baselines are corrected for it",
            CashFlowKind.Withdrawal => $"{amount} USD were taken out; baselines are corrected for it",
            CashFlowKind.Transfer => $"{booked.Amount} USD were transferred; baselines are corrected for it",
            CashFlowKind.Accepted =>
                $"{booked.Amount} USD that nothing explains were taken as right by {booked.By}; "
                + "baselines are corrected for it",
            _ => $"{booked.Kind.ToString().ToLowerInvariant()} of {booked.Amount} USD",
        };
    }

    private static string Number(BreakerReading reading, decimal value) => reading switch
    {
        { IsCount: false } => new Ratio(value).ToString(),
        { Breaker: LossStreakBreaker.Name } => Invariant($"{value:0} losses in a row"),
        _ => Invariant($"{value:0} refused orders"),
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
