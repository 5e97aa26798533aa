namespace NanoCap.Bot.MarketData.Synthetic;

/// <summary>What makes one made-up company move as it does; drawn once.</summary>
internal sealed record Company
{
    public required int NameNumber { get; init; }

    public required int Sector { get; init; }

    public required string Industry { get; init; }

    public required string Name { get; init; }

    public required string Country { get; init; }

    public required string Exchange { get; init; }

    /// <summary>Move for each move of the market.</summary>
    public required double MarketBeta { get; init; }

    /// <summary>Move for each move of the sector beyond the market.</summary>
    public required double SectorBeta { get; init; }

    /// <summary>Standard deviation of the daily log return that is the company's own.</summary>
    public required double Volatility { get; init; }

    /// <summary>US dollars a share on the first session.</summary>
    public required double StartPrice { get; init; }

    /// <summary>US dollars on the last session.</summary>
    public required double Capitalisation { get; init; }

    public required bool CapitalisationIsKnown { get; init; }

    /// <summary>Share of the shares that trade freely, or null when nobody says.</summary>
    public required double? FreeFloat { get; init; }

    /// <summary>US dollars that change hands on an ordinary day.</summary>
    public required double DollarVolume { get; init; }

    /// <summary>Index of the session on which it lists.</summary>
    public required int FirstSession { get; init; }

    /// <summary>Sessions between quarterly reports are 63; this one sets them apart.</summary>
    public required int ReportOffset { get; init; }

    public required double ZeroVolumeChance { get; init; }

    public required double HaltChance { get; init; }

    public static Company Draw(int nameNumber, int sessions, DeterministicRandom random)
    {
        var sector = SyntheticSector.Draw(random);
        var kind = SyntheticSector.All[sector];
        var (industry, ending) = kind.Industries[random.Below(kind.Industries.Length)];
        var capitalisation = random.LogNormal(median: 150e6, deviation: 1.0, low: 12e6, high: 1.9e9);
        var turnover = random.LogNormal(median: .005, deviation: .5, low: .001, high: .03);
        var dollarVolume = Math.Max(capitalisation * turnover, random.Between(20e3, 120e3));
        return new Company
        {
            NameNumber = nameNumber,
            Sector = sector,
            Industry = industry,
            Name = $"{CompanyNames.NameOf(nameNumber)} {ending} {(random.Chance(.6) ? "Inc." : "Corp.")}",
            Country = random.Chance(.86) ? "United States" : random.Chance(.5) ? "Canada" : "Israel",
            Exchange = random.Chance(.75) ? "NASDAQ" : "NYSE American",
            MarketBeta = Math.Clamp(1 + (.35 * random.NextNormal()), .2, 2),
            SectorBeta = Math.Clamp(.9 + (.3 * random.NextNormal()), .1, 1.8),
            Volatility = kind.Volatility * random.LogNormal(median: .021, deviation: .3, low: .009, high: .06),
            StartPrice = random.LogNormal(median: 5.5, deviation: .75, low: 1.1, high: 24),
            Capitalisation = capitalisation,
            CapitalisationIsKnown = random.Chance(.95),
            FreeFloat = random.Chance(.6) ? random.Between(.25, .95) : null,
            DollarVolume = dollarVolume,
            FirstSession = random.Chance(.08) ? random.Below(Math.Max(1, sessions * 4 / 5)) : 0,
            ReportOffset = random.Below(PriceProcess.SessionsBetweenReports),
            ZeroVolumeChance = dollarVolume < 150e3 ? random.Between(.002, .02) : 0,
            HaltChance = random.Chance(.15) ? .002 : 0,
        };
    }
}
