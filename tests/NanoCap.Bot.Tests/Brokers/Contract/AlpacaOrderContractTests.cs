using NanoCap.Bot.Tests.Brokers.Alpaca;
using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Simulators.Alpaca.Line;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Brokers.Contract;

public sealed class AlpacaOrderContractTests : OrderContract
{
    // Only a line can repeat, lose or reorder what is told.
    [Theory]
    [InlineData(StreamFaultKind.Duplicate, "4 4 6")]
    [InlineData(StreamFaultKind.Drop, "6")]
    [InlineData(StreamFaultKind.Reorder, "6 4")]
    public async Task Whatever_the_stream_does_executions_keep_their_names_and_the_books_have_them_all(
        StreamFaultKind fault, string heard)
    {
        await using var rig = await StandInRig.StartAsync();
        await using var listener = await VenueListener.StartAsync(rig.Broker);
        await rig.Broker.SubmitAsync(StandInRig.Buy("one", 10m, 10m), StandInRig.Token);
        await rig.World.DoAsync(
            new ControlCommand.FaultStream(fault, fault == StreamFaultKind.Reorder ? 2 : 1));
        await rig.World.FillAsync("one", 4m, 10m);
        await rig.World.FillAsync("one", 6m, 10m);

        var told = new List<Fill>();
        foreach (var quantity in heard.Split(' '))
        {
            told.Add((await listener.NextAsync<BrokerUpdate.Filled>()).Fill);
            Assert.Equal(quantity, told[^1].Quantity.ToString());
        }

        var books = (await rig.Broker.ReadAsync(null, StandInRig.Token)).Orders.Single().Fills;
        Assert.Equal([4m, 6m], books.Select(fill => fill.Quantity.Value));
        Assert.Subset(
            books.Select(fill => fill.ExecutionId).ToHashSet(), told.Select(fill => fill.ExecutionId).ToHashSet());
    }

    private protected override Task<Venue> StartAsync() => AlpacaVenue.StartAsync();
}
