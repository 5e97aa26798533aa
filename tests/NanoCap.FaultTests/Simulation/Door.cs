using NanoCap.Bot.Desk;

namespace NanoCap.FaultTests.Simulation;

/// <summary>The venue's door: counts the calls of each process by itself, whatever the process counts (I11). The last
/// calls of a burst are for exits, and nobody may make more in a minute than is allowed.</summary>
internal sealed class Door(World world)
{
    private readonly Dictionary<int, Queue> queues = [];

    private CallLimits Limits => world.Setup.Calls;

    /// <param name="process">Who calls.</param>
    /// <param name="what">What for.</param>
    /// <param name="isExit">Whether it sells or cancels.</param>
    public void Knock(BotProcess process, string what, bool isExit)
    {
        if (!queues.TryGetValue(process.Number, out var queue))
        {
            queues[process.Number] = queue = new Queue(Limits, world.Now);
        }

        var kept = isExit ? 0 : what == "read" ? Limits.KeptFromReads : Limits.KeptFromOrders;
        var kind = isExit ? "exit" : what == "read" ? "read" : "order";
        var left = queue.Take(world.Now, kept);
        world.Must(
            left >= kept - 0.000_001, $"I11: a {what} took a call that was kept for exits; {left:0.00} are left.");
        if (left < kept + 1)
        {
            world.Happenings.Count($"no call left × {kind}");
        }

        var inMinute = queue.LastMinute(world.Now);
        world.Must(
            inMinute <= Limits.Burst + Limits.PerMinute, $"I11: {inMinute} calls within a minute.");
    }

    private sealed class Queue(CallLimits limits, DateTimeOffset begins)
    {
        private readonly List<(DateTimeOffset At, int Kept)> calls = [];
        private double level = limits.Burst;
        private DateTimeOffset levelAt = begins;

        /// <summary>What is left for calls that must leave as much, or more, after this one. Calls of one instant come
        /// in any order: those that must leave more were given out first.</summary>
        public double Take(DateTimeOffset now, int kept)
        {
            if (now > levelAt)
            {
                level -= calls.Count(call => call.At == levelAt);
                level = Math.Min(limits.Burst, level + ((now - levelAt).TotalMinutes * limits.PerMinute));
                levelAt = now;
            }

            calls.Add((now, kept));
            return level - calls.Count(call => call.At == now && call.Kept >= kept);
        }

        public int LastMinute(DateTimeOffset now)
        {
            calls.RemoveAll(call => call.At <= now.AddMinutes(-1));
            return calls.Count;
        }
    }
}
