using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Risk.Breakers;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>Judges the circuit breakers. Entries stop at the first reading; nothing is sold before a second one agrees,
/// and each level acts once until a person resumes.</summary>
internal static class Breaking
{
    private static readonly TimeSpan BetweenReadings = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan AfterOpen = TimeSpan.FromMinutes(5);

    /// <summary>Judges the losses of equity.</summary>
    /// <param name="draft">The decision in the making.</param>
    /// <param name="equity">The reading, US dollars.</param>
    /// <param name="isClose">Whether it is the session's close.</param>
    /// <param name="countsTwice">Whether it is certain enough to be both readings.</param>
    public static void Judge(Draft draft, Usd equity, bool isClose, bool countsTwice)
    {
        var profile = draft.Rules.Profile;
        var readings = DayLossBreaker.Judge(draft.State, equity, profile)
            .Concat(DrawdownBreaker.Judge(draft.State, equity, profile))
            .OrderByDescending(reading => reading.Level)
            .ToList();
        foreach (var reading in readings)
        {
            if (reading.Level == BreakerLevel.Reduce && draft.State.ExitUnderWay is not null)
            {
                // Everything is being sold: there is no part of it left to keep.
                continue;
            }

            Judge(draft, reading, equity, isClose, countsTwice);
        }
    }

    /// <summary>Judges what the events of a decision add to the counts of losses and refusals.</summary>
    public static void Follow(Draft draft)
    {
        if (draft.Events.Any(happened => happened is DeskEvent.OrderFilled { Fill.Side: Side.Sell }))
        {
            Count(draft, LossStreakBreaker.Judge(draft.State, draft.Rules.Profile));
        }

        if (draft.Events.Any(happened => happened is DeskEvent.OrderRefused
            or DeskEvent.OrderEnded { Status: OrderStatus.Rejected }))
        {
            Count(draft, RefusedOrdersBreaker.Judge(draft.State, draft.Rules.Profile, draft.At));
        }
    }

    /// <summary>The alert of a level.</summary>
    public static string AlertOf(string key) => $"breaker:{key}";

    private static void Count(Draft draft, BreakerReading reading)
    {
        if (reading.IsReached && !draft.State.Safety.Latches.ContainsKey(reading.Key))
        {
            Reach(draft, reading, draft.State.Equity);
            Act(draft, reading, draft.State.Equity);
        }
    }

    private static void Judge(Draft draft, BreakerReading reading, Usd equity, bool isClose, bool countsTwice)
    {
        if (!draft.State.Safety.Latches.TryGetValue(reading.Key, out var latch))
        {
            if (reading.IsReached)
            {
                Reach(draft, reading, equity);
                if (countsTwice || !Sells(draft.Rules.Profile, reading))
                {
                    Act(draft, reading, equity);
                }
                else
                {
                    Tell(draft, draft.State.Safety.Latches[reading.Key], AlertSeverity.Critical);
                }
            }

            return;
        }

        if (latch.ActedAt is null && (isClose || draft.Rules.Calendar.SessionAt(draft.At) is not null))
        {
            // The close moves the day's baseline; a second reading means what the first one meant.
            var second = latch.WaitsSince is null ? reading : latch.First.At(latch.Baseline, equity);
            JudgeAgain(draft, latch, second, equity, isClose, countsTwice);
        }
    }

    private static void JudgeAgain(
        Draft draft, BreakerLatch latch, BreakerReading reading, Usd equity, bool isClose, bool countsTwice)
    {
        if (!reading.IsReached)
        {
            if (latch.WaitsSince is not null)
            {
                draft.Add(new SafetyEvent.LevelDoubted(reading.Key, reading.Measured, equity, draft.At));
                Tell(draft, latch, AlertSeverity.Warning);
            }
        }
        else if (latch.WaitsSince is null)
        {
            draft.Add(new SafetyEvent.LevelReachedAgain(reading, equity, draft.At));
            if (countsTwice)
            {
                Act(draft, reading, equity);
            }
        }
        else if (countsTwice
            || (draft.At - latch.WaitsSince >= BetweenReadings && (isClose || MayActNow(draft, reading))))
        {
            Act(draft, reading, equity);
        }
    }

    /// <summary>Opening prices are wild: only a loss of twice the limit is acted on at once.</summary>
    private static bool MayActNow(Draft draft, BreakerReading reading) =>
        reading.Measured >= 2m * reading.Limit
        || (draft.Rules.Calendar.SessionAt(draft.At) is { } session && draft.At >= session.Open + AfterOpen);

    private static void Reach(Draft draft, BreakerReading reading, Usd equity)
    {
        draft.Add(new SafetyEvent.LevelReached(reading, equity, SessionOf(draft), draft.At));
        Entries.WithdrawWorking(draft, $"breaker {reading.Breaker}");
    }

    private static void Act(Draft draft, BreakerReading reading, Usd equity)
    {
        var (deed, scale) = DeedOf(draft.Rules.Profile, reading);
        draft.Add(new SafetyEvent.LevelActed(reading.Key, deed, reading.Measured, equity, scale, draft.At));
        Tell(draft, draft.State.Safety.Latches[reading.Key], AlertSeverity.Critical);
        var by = new Actor("desk", $"breaker {reading.Breaker}");
        if (deed == BreakerDeed.AllOut && draft.State.ExitUnderWay is null)
        {
            Exit.BeginByRule(draft, by);
        }
        else if (deed == BreakerDeed.Reduced && draft.State.ExitUnderWay is null)
        {
            PartialSales.Reduce(draft, scale, ExitReason.Breaker, by);
        }
    }

    private static bool Sells(RiskProfile profile, BreakerReading reading) =>
        DeedOf(profile, reading).Deed != BreakerDeed.EntriesOff;

    private static (BreakerDeed Deed, Ratio Scale) DeedOf(RiskProfile profile, BreakerReading reading)
    {
        var isDrawdown = reading.Breaker == DrawdownBreaker.Name;
        return reading switch
        {
            { IsCount: true } => (BreakerDeed.EntriesOff, new Ratio(1m)),
            { Level: BreakerLevel.Reduce } => (
                BreakerDeed.Reduced, isDrawdown ? profile.DrawdownReduceScale : profile.DayLossReduceScale),
            _ when (isDrawdown ? profile.DrawdownStopAction : profile.DayLossStopAction) == StopAction.AllOut =>
                (BreakerDeed.AllOut, new Ratio(1m)),
            _ => (BreakerDeed.EntriesOff, new Ratio(1m)),
        };
    }

    private static void Tell(Draft draft, BreakerLatch latch, AlertSeverity severity)
    {
        var key = latch.First.Key;
        if (draft.State.Safety.Latches.TryGetValue(key, out var present))
        {
            draft.Raise(
                AlertTopic.Breaker, AlertOf(key), severity,
                $"{SafetyWords.Reached(present)} {SafetyWords.Done(present)} {SafetyWords.Clearing(present)}");
        }
        else
        {
            draft.Lift(AlertOf(key));
        }
    }

    private static DateOnly SessionOf(Draft draft)
    {
        var today = draft.Rules.Calendar.NewYorkDate(draft.At);
        return draft.Rules.Calendar.IsSession(today) ? today : draft.Rules.Calendar.Previous(today);
    }
}
