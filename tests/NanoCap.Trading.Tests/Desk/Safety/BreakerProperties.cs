using FsCheck;
using FsCheck.Fluent;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Risk;

namespace NanoCap.Trading.Tests.Desk.Safety;

/// <summary>Whatever marks, readings, taps and restarts come in whatever order.</summary>
public sealed class BreakerProperties
{
    [Fact]
    public void No_level_acts_twice_before_a_resume_or_on_one_reading_and_no_entry_passes()
    {
        var acts = 0;
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => acts += Live(seed))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
        Assert.True(acts > 300, $"Only {acts} levels acted over all lives.");
    }

    private static int Live(int seed)
    {
        var random = new Random(seed);
        var profile = RiskProfiles.All[random.Next(RiskProfiles.All.Count)];
        var world = new SafetyWorld(profile);
        var (first, acted, proposals) = (new Dictionary<string, DateTimeOffset>(), new HashSet<string>(), 2);
        for (var step = 0; step < 60; step++)
        {
            world.World.At += TimeSpan.FromSeconds(random.Next(5) == 0 ? 3600 : random.Next(1, 40));
            foreach (var happened in Step(world, random, ref proposals))
            {
                Check(world, happened, first, acted);
            }
        }

        return world.World.Journal.OfType<SafetyEvent.LevelActed>().Count();
    }

    private static IReadOnlyList<DeskEvent> Step(SafetyWorld world, Random random, ref int proposals)
    {
        var desk = world.World;
        switch (random.Next(12))
        {
            case 0:
                return desk.Post(new DeskInput.Resume(SafetyWorld.Owner, desk.At));
            case 1:
                desk.Restart();
                return [];
            case 2:
                desk.Propose($"P{++proposals}", 2);
                return desk.Post(desk.Approval(proposals));
            case 3:
                return desk.Post(new DeskInput.SubmissionDue(
                    desk.Session, desk.Market, new HashSet<Symbol>(), desk.At));
            case 4:
                return desk.State.OpenOrders.FirstOrDefault(order => order.Status == OrderStatus.Ready) is { } ready
                    ? desk.Post(new DeskInput.SendStarting(ready.Id, desk.At))
                    : [];
            case 5:
                return world.Read(0m, 0, new Gauge("data-silent", random.Next(2) == 0 ? 99 : 1));
            case 6:
                var mark = Price.Of(random.Next(600, 1100) / 100m);
                return desk.Post(new DeskInput.Marked(
                    desk.Session, desk.State.Positions.Keys.ToDictionary(symbol => symbol, _ => mark), false, desk.At));
            default:
                return world.Read(random.Next(4) == 0 ? 0m : random.Next(0, 30) / 100m);
        }
    }

    private static void Check(
        SafetyWorld world, DeskEvent happened, Dictionary<string, DateTimeOffset> first, HashSet<string> acted)
    {
        switch (happened)
        {
            case DeskEvent.EntriesResumed:
                first.Clear();
                acted.Clear();
                break;
            case SafetyEvent.LevelReached reached:
                first[reached.Reading.Key] = reached.At;
                break;
            case SafetyEvent.LevelReachedAgain again:
                first[again.Reading.Key] = again.At;
                break;
            case SafetyEvent.LevelDoubted doubted:
                first.Remove(doubted.Key);
                break;
            case SafetyEvent.LevelActed act:
                Assert.True(acted.Add(act.Key), $"{act.Key} acted twice.");
                Assert.True(
                    act.Deed == BreakerDeed.EntriesOff || act.At - first[act.Key] >= TimeSpan.FromSeconds(15),
                    $"{act.Key} sold on one reading.");
                break;
            case DeskEvent.OrderSending sending when world.State.Orders[sending.Order].Purpose == OrderPurpose.Entry:
                Assert.Empty(world.State.Breakers);
                Assert.False(world.Safety.HoldsEntries);
                break;
            default:
                break;
        }
    }
}
