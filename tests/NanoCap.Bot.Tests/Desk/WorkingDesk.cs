using Microsoft.Extensions.Logging.Abstractions;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Tests.Time;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Desk;

/// <summary>A small desk with a fake broker, its loop, performer and pump running on a clock that the test moves.
/// </summary>
internal sealed class WorkingDesk : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource stopLoop = new();
    private readonly List<Task> working = [];
    private readonly Task deciding;

    public WorkingDesk(params DeskEvent[] past)
    {
        Loop = new DeskLoop(Journal, SmallDesk.Rules, SmallDesk.After(past), NullLogger.Instance);
        var work = new BrokerWork(Loop, Broker, Clock, SessionAt, Limits, NullLogger<BrokerWork>.Instance);
        Performer = new WorkPerformer(Loop, work, Clock, Limits, NullLogger<WorkPerformer>.Instance);
        Pump = new BrokerUpdatePump(
            Loop, Broker, Performer, Clock, SessionAt, Limits, NullLogger<BrokerUpdatePump>.Instance);
        deciding = Task.Run(() => Loop.RunAsync(stopLoop.Token));
    }

    public ManualTimeProvider Clock { get; } = new(SmallDesk.Evening);

    public FakeBroker Broker { get; } = new();

    public MemoryJournal Journal { get; } = new();

    public WorkLimits Limits { get; } = new();

    public DeskLoop Loop { get; }

    public WorkPerformer Performer { get; }

    public BrokerUpdatePump Pump { get; }

    public void Work() => working.Add(Task.Run(() => Performer.RunAsync(stop.Token)));

    public void Listen() => working.Add(Task.Run(() => Pump.RunAsync(stop.Token)));

    /// <summary>Everything that is due is done; a test that hangs here fails by its time limit.</summary>
    public Task SettleAsync() => Performer.SettleAsync(() => true, TestContext.Current.CancellationToken);

    /// <summary>Waits until something is so, without sleeping: it is looked at after each change.</summary>
    public async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo())
        {
            await Task.Yield();
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
    }

    public Order Order(string symbol) => Loop.State.Orders[SmallDesk.OrderIn(symbol).Id];

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(working);
        await stopLoop.CancelAsync();
        await deciding;
        stop.Dispose();
        stopLoop.Dispose();
    }

    private static DateOnly SessionAt(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);
}
