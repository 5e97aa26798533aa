namespace NanoCap.Bot.Tests.Brokers.Contract;

public sealed class SimulatedBooksContractTests : BooksContract
{
    private protected override Task<Venue> StartAsync() => Task.FromResult<Venue>(new SimulatedVenue());
}
