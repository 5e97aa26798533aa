namespace NanoCap.Bot.MarketData.Synthetic;

/// <summary>A sector of the made-up market.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Weight">Its share of the companies.</param>
/// <param name="Volatility">The companies' own daily volatility over the market's usual one.</param>
/// <param name="Industries">Industries, and the last word of a company's name in each.</param>
internal sealed record SyntheticSector(
    string Name, double Weight, double Volatility, params (string Industry, string Ending)[] Industries)
{
    public static IReadOnlyList<SyntheticSector> All { get; } =
    [
        new("Health Care", .26, 1.25,
            ("Biotechnology", "Therapeutics"), ("Medical Devices", "Medical"), ("Diagnostics", "Diagnostics")),
        new("Technology", .18, 1.1,
            ("Application Software", "Software"), ("Semiconductors", "Devices"), ("Networking", "Networks")),
        new("Industrials", .13, .9, ("Machinery", "Machinery"), ("Marine Shipping", "Shipping"), ("Tools", "Tools")),
        new("Consumer Discretionary", .13, 1.0, ("Apparel", "Apparel"), ("Restaurants", "Kitchens"), ("Toys", "Games")),
        new("Finance", .11, .65, ("Regional Banks", "Bancorp"), ("Specialty Insurance", "Insurance")),
        new("Energy", .07, 1.1, ("Oil and Gas Production", "Petroleum"), ("Solar", "Solar")),
        new("Basic Materials", .06, 1.1, ("Gold Mining", "Mining"), ("Specialty Chemicals", "Chemical")),
        new("Real Estate", .04, .7, ("Property", "Properties")),
        new("Utilities", .02, .6, ("Water Supply", "Water")),
    ];

    /// <summary>The index of a sector, drawn by weight.</summary>
    public static int Draw(DeterministicRandom random)
    {
        var at = random.NextUnit();
        for (var sector = 0; sector < All.Count; sector++)
        {
            at -= All[sector].Weight;
            if (at < 0)
            {
                return sector;
            }
        }

        return 0;
    }
}
