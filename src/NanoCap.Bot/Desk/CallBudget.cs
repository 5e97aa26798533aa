using System.Diagnostics;
using NanoCap.Bot.Brokers;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Desk;

/// <summary>Gives out the calls of a minute: exits may have the last one, everything else leaves some to them (I11).
/// Nothing waits in here, so a deadline never runs and an order never counts as sent while there is no call to be had.
/// </summary>
/// <remarks>Not safe for several threads; the performer asks inside its gate.</remarks>
internal sealed class CallBudget(CallLimits limits, TimeProvider time)
{
    private readonly TokenBucket bucket = new(limits.Burst, TimeSpan.FromMinutes(1) / limits.PerMinute);
    private readonly long origin = time.GetTimestamp();

    /// <summary>Takes a call for the work; null when it was there, else when to ask again.</summary>
    public DateTimeOffset? Take(DeskWork work)
    {
        if (work is DeskWork.Wake)
        {
            // It asks nobody outside.
            return null;
        }

        var kept = KeptFrom(PriorityOf(work));
        var now = time.GetElapsedTime(origin);
        return bucket.TryTake(now, kept) ? null : time.GetUtcNow() + (bucket.FreeAt(now, kept) - now);
    }

    private static RequestPriority PriorityOf(DeskWork work) => work switch
    {
        DeskWork.Submit { Order.Purpose: OrderPurpose.Entry } or DeskWork.LookUp => RequestPriority.Order,
        DeskWork.Submit or DeskWork.Cancel or DeskWork.CancelForeign => RequestPriority.Exit,
        _ => RequestPriority.Read,
    };

    private int KeptFrom(RequestPriority priority) => priority switch
    {
        RequestPriority.Exit => 0,
        RequestPriority.Order => limits.KeptFromOrders,
        RequestPriority.Read => limits.KeptFromReads,
        _ => throw new UnreachableException($"Expected a known priority, found {priority}."),
    };
}
