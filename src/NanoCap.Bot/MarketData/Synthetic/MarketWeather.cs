namespace NanoCap.Bot.MarketData.Synthetic;

/// <summary>What moves all companies together: the market with calm and stormy regimes, the sectors, and the mood,
/// which says how much of a surge carries on.</summary>
internal sealed record MarketWeather(double[] Market, double[][] Sectors, double[] Mood)
{
    private const int Regimes = 3;
    private static readonly double[] RegimeVolatility = [.007, .011, .022];
    private static readonly double[] RegimeDrift = [.0009, .0003, -.0012];
    private static readonly double[] RegimeStays = [.985, .98, .955];

    public static MarketWeather Draw(int sessions, DeterministicRandom random)
    {
        var market = new double[sessions];
        var mood = new double[sessions];
        var sectors = new double[SyntheticSector.All.Count][];
        var sectorDrift = new double[sectors.Length];
        for (var sector = 0; sector < sectors.Length; sector++)
        {
            sectors[sector] = new double[sessions];
        }

        var (regime, currentMood) = (1, .4);
        for (var session = 0; session < sessions; session++)
        {
            if (!random.Chance(RegimeStays[regime]))
            {
                regime = regime == 1 ? random.Chance(.6) ? 0 : Regimes - 1 : 1;
            }

            var volatility = RegimeVolatility[regime];
            market[session] = RegimeDrift[regime] + (volatility * random.NextNormal());
            for (var sector = 0; sector < sectors.Length; sector++)
            {
                // Sectors lead and lag for weeks at a time.
                sectorDrift[sector] = (.98 * sectorDrift[sector]) + (.0002 * random.NextNormal());
                sectors[sector][session] = sectorDrift[sector] + (.6 * volatility * random.NextNormal());
            }

            currentMood = Math.Clamp((.98 * currentMood) + (.02 * .45) + (.1 * random.NextNormal()), -.6, 1.4);
            mood[session] = currentMood;
        }

        return new MarketWeather(market, sectors, mood);
    }
}
