using Microsoft.Extensions.Logging.Abstractions;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Diagnostics;
using NanoCap.Bot.Tests.Chat;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Bot.Tests.Diagnostics;

public sealed class DiskWatchTests
{
    private const long Megabyte = 1024 * 1024;

    [Fact]
    public async Task Too_little_room_is_told_once_and_lifted_when_there_is_enough()
    {
        var desk = AlertDesks.Deciding(Desks.FirstEvening);
        var free = 501 * Megabyte;
        using var watch = new DiskWatch(
            desk, () => free, 500 * Megabyte, new HandClock(Desks.Evening), NullLogger<DiskWatch>.Instance);
        await watch.LookOnceAsync(TestContext.Current.CancellationToken);
        Assert.Empty(desk.Inputs);

        free = 499 * Megabyte;
        await watch.LookOnceAsync(TestContext.Current.CancellationToken);
        await watch.LookOnceAsync(TestContext.Current.CancellationToken);
        var alert = desk.State.Alerts.Standing["disk"];
        Assert.Single(desk.Inputs);
        Assert.NotNull(AlertKinds.Find(alert.Topic, alert.Key, alert.Severity));

        free = 500 * Megabyte;
        await watch.LookOnceAsync(TestContext.Current.CancellationToken);
        Assert.Empty(desk.State.Alerts.Standing);
    }
}
