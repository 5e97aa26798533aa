namespace NanoCap.Bot.Tests.Brokers.Contract;

public sealed class SimulatedOrderContractTests : OrderContract
{
    private protected override Task<Venue> StartAsync() => Task.FromResult<Venue>(new SimulatedVenue());
}
