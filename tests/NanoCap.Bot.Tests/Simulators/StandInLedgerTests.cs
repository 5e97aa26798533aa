using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Trading.Exchange;

namespace NanoCap.Bot.Tests.Simulators;

/// <summary>What was answered is on disk: a stand-in that is killed loses nothing.</summary>
public sealed class StandInLedgerTests
{
    [Fact]
    public async Task After_a_restart_orders_positions_prices_and_time_are_as_they_were()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.DoAsync(new ControlCommand.SetTime(StandInWorld.Morning.AddMinutes(5)));
        await world.HoldAsync(10);
        await world.PostAsync(StandInWorld.Pair("pair", 10));
        await world.PostAsync(StandInWorld.Buy("rest", 5, 9.5m));
        string[] paths =
        [
            "/v2/orders?status=all&nested=true", "/v2/positions", "/v2/account", "/v2/account/activities", "/v2/clock",
            "/v2/assets",
        ];
        var before = await ReadAsync(world, paths);
        await world.RestartAsync();
        Assert.Equal(before, await ReadAsync(world, paths));
        await world.RefusedAsync(StandInWorld.Buy("rest", 5, 9.5m), 422, 40010001, "must be unique");
    }

    [Fact]
    public async Task The_ledger_holds_an_order_before_its_answer_is_written()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.PostAsync(StandInWorld.Buy("one", 5, 9.5m));
        // Read while the stand-in still runs: nothing waits in a buffer.
        var text = await ReadFileAsync(world);
        Assert.Contains("\"one\"", text, StringComparison.Ordinal);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_a_kill_tore_was_never_answered_and_is_dropped()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.PostAsync(StandInWorld.Buy("one", 5, 9.5m));
        var whole = await ReadFileAsync(world);
        await world.StandIn.DisposeAsync();
        await File.AppendAllTextAsync(
            FileOf(world), """[{"type":"order-acc""", TestContext.Current.CancellationToken);
        await world.RestartAsync();
        Assert.Equal(whole, await ReadFileAsync(world));
        Assert.Single((await world.GetAsync("/v2/orders")).AsArray());
    }

    [Fact]
    public async Task Two_stand_ins_never_share_a_ledger()
    {
        await using var world = await StandInWorld.StartAsync();
        await Assert.ThrowsAsync<IOException>(() => NanoCap.Simulators.Alpaca.AlpacaStandIn.StartAsync(
            world.Options, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_judge_reads_the_exchanges_own_events_in_their_order()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.HoldAsync(10);
        await world.RefusedAsync(StandInWorld.Market("more", 11), 403, 40310000, "insufficient qty");
        var events = await world.Control.ReadLedgerAsync(0, TestContext.Current.CancellationToken);
        Assert.Equal(
            [
                typeof(ExchangeEvent.AccountOpened), typeof(ExchangeEvent.OrderAccepted),
                typeof(ExchangeEvent.OrderStatusChanged), typeof(ExchangeEvent.OrderFilled),
                typeof(ExchangeEvent.OrderRefused),
            ],
            events.Select(happened => happened.GetType()));
    }

    private static string FileOf(StandInWorld world) => Path.Combine(world.Options.Folder, "exchange.jsonl");

    private static async Task<string> ReadFileAsync(StandInWorld world)
    {
        await using var file = new FileStream(
            FileOf(world), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(StandInWorld world, IEnumerable<string> paths)
    {
        var texts = new List<string>();
        foreach (var path in paths)
        {
            texts.Add((await world.GetAsync(path)).ToJsonString());
        }

        return texts;
    }
}
