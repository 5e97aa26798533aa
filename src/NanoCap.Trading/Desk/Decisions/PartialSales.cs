using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>Sells a part of every position: now while the market takes the order, else at the next open.</summary>
internal static class PartialSales
{
    /// <summary>Sells floor((1 - scale) x shares) of every position; a rest under the profile's minimum goes too. What
    /// is being sold already is sold down to the smaller rest.</summary>
    public static void Reduce(Draft draft, Ratio scale, ExitReason reason, Actor by)
    {
        var isNow = TakesSales(draft);
        foreach (var position in draft.State.Positions.Values.ToList())
        {
            var keep = KeepOf(draft, position, scale);
            if (keep == position.Quantity || !SellsMore(position, keep))
            {
                continue;
            }

            draft.Add(isNow || position.Selling is not null
                ? new DeskEvent.SaleBegan(position.Symbol, reason, by, draft.At) { Keep = keep }
                : new DeskEvent.ExitScheduled(position.Symbol, reason, by, draft.At) { Keep = keep });
        }
    }

    private static Quantity KeepOf(Draft draft, Position position, Ratio scale)
    {
        var sell = Quantity.Of(position.Quantity.Value * (1m - scale.Value)).Floor();
        var keep = position.Quantity - sell;
        return position.LastPrice * keep < draft.Rules.Profile.PositionMinimum ? Quantity.Zero : keep;
    }

    private static bool SellsMore(Position position, Quantity keep) =>
        (position.Selling is null && position.ScheduledExit is null) || keep < position.Keep;

    /// <summary>From five minutes before the open to the close: scheduled sales of the session have gone out.</summary>
    private static bool TakesSales(Draft draft)
    {
        var calendar = draft.Rules.Calendar;
        return calendar.FindSession(calendar.NewYorkDate(draft.At)) is { } session
            && draft.At >= draft.Rules.EntryWindowOf(session.Date).Start && draft.At < session.Close;
    }
}
