namespace NanoCap.Bot.Tests.Brokers.Contract;

public sealed class AlpacaBooksContractTests : BooksContract
{
    private protected override Task<Venue> StartAsync() => AlpacaVenue.StartAsync();
}
