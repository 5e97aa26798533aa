using NanoCap.Bot.MarketData;
using NanoCap.Bot.Tests.MarketData.CsvFolder;

namespace NanoCap.Bot.Tests.MarketData.Alpaca;

/// <summary>What every bar source promises, over the stand-in.</summary>
public sealed class AlpacaBarContractTests : BarSourceContract, IAsyncLifetime
{
    private DataWorld world = null!;

    private protected override IBarSource Source => world.Rig.Get<IBarSource>();

    protected override bool IsSimulated => false;

    public async ValueTask InitializeAsync()
    {
        world = await DataWorld.StartAsync(
            new MarketFolder()
                .WithBars("AAA", "2024-01-02,2,3,1,2,2,100", "2024-01-04,2,3,1,2.5,2.5,200")
                .WithBars("BBB", "2024-01-03,4,6,2,4,3.9,100", "2024-01-04,2,3,1,2,2,200")
                .WithSplits("BBB,2024-01-04,2,forward\n"),
            DataWorld.EveningOf("2024-01-04"));
        await world.SplitAsync("BBB", "2024-01-04", fresh: 2, old: 1);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();
}
