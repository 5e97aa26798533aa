using NanoCap.Trading.Strategies;

namespace NanoCap.Trading.Tests.Strategies;

public sealed class StrategyCatalogTests
{
    private static readonly StrategyCatalog Catalog = new(new StrategyOptions());

    private static readonly string[] Names =
    [
        "momentum", "mean-reversion", "stat-arb", "multi-strategy", "golden-cross",
        "dual-momentum", "sector-rotation", "microcap-score",
    ];

    [Fact]
    public void Strategies_are_found_by_name()
    {
        Assert.Equal(Names, Catalog.All.Select(strategy => strategy.Name));
        Assert.Equal("momentum", Catalog.Find("momentum")!.Name);
        Assert.Null(Catalog.Find("Momentum"));
    }

    [Fact]
    public void A_list_of_names_gives_each_once_in_the_order_of_the_design() => Assert.Equal(
        ["momentum", "mean-reversion"],
        Catalog.GetAll("mean-reversion, momentum,momentum").Select(strategy => strategy.Name));

    [Fact]
    public void An_unknown_name_is_told_with_the_known_ones()
    {
        var error = Assert.Throws<FormatException>(() => Catalog.GetAll("momentum,moment"));

        Assert.Equal($"Expected strategies of {string.Join(", ", Names)}; found 'moment'.", error.Message);
    }
}
