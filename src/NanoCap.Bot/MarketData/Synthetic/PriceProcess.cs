namespace NanoCap.Bot.MarketData.Synthetic;

/// <summary>One company's day-to-day story: common factors, its own noise with fat tails, surges on volume that
/// carry on or fade with the mood, sell-offs that partly recover, and quarterly reports.</summary>
internal sealed class PriceProcess(Company company, MarketWeather weather, DeterministicRandom random)
{
    public const int SessionsBetweenReports = 63;
    private const double SurgeChance = 1.0 / 80;
    private const double SelloffChance = 1.0 / 110;
    private const double PullHome = .0025;
    private const double DipHeals = .9;
    private const double UsualWildness = .35;

    private double value;
    private double dip;
    private double drift;
    private int driftDays;
    private double fall;
    private int fallDays;
    private double volumeTide;

    /// <summary>The next session's move; prices are relative to <see cref="Company.StartPrice"/>.</summary>
    public DayMove Next(int session)
    {
        var before = value + dip;
        var (gap, crowd) = (0.0, 1.0);
        var wildness = Math.Exp((UsualWildness * random.NextNormal()) - (UsualWildness * UsualWildness / 2));
        var own = company.Volatility * wildness * random.NextNormal() * (random.Chance(.02) ? 2.5 : 1);
        value += own - (PullHome * value) - (company.Volatility * company.Volatility / 2)
            + (company.MarketBeta * weather.Market[session])
            + (company.SectorBeta * weather.Sectors[company.Sector][session]);
        dip *= DipHeals;
        CarryOn();
        if ((session + company.ReportOffset) % SessionsBetweenReports == 0)
        {
            gap = .06 * random.NextNormal() * (random.Chance(.2) ? 2 : 1);
            crowd = random.Between(2, 5);
            value += gap;
            (drift, driftDays) = (.03 * gap, 6);
        }
        else if (random.Chance(SurgeChance))
        {
            crowd = random.Between(3, 10);
            Surge(weather.Mood[session]);
        }
        else if (fallDays == 0 && random.Chance(SelloffChance))
        {
            fallDays = 2 + random.Below(4);
            fall = random.Between(.02, .06) * (.5 + (company.Volatility / .04));
        }

        volumeTide = (.93 * volumeTide) + (.11 * random.NextNormal());
        var move = value + dip - before;
        var activity = 1 + (.25 * Math.Min(4, Math.Abs(move) / company.Volatility));
        var attention = driftDays > 0 ? 1.25 : 1;
        var volume = crowd * activity * attention * Math.Exp(volumeTide + (.3 * random.NextNormal()));
        var opening = gap + (.3 * (move - gap)) + (.25 * company.Volatility * random.NextNormal());
        return new DayMove(
            Math.Exp(before + opening),
            Math.Exp(before + move),
            Math.Exp(.45 * company.Volatility * Math.Abs(random.NextNormal())),
            Math.Exp(-.45 * company.Volatility * Math.Abs(random.NextNormal())),
            volume);
    }

    private void CarryOn()
    {
        if (driftDays > 0)
        {
            driftDays--;
            value += drift;
        }

        if (fallDays > 0)
        {
            // Three quarters of a sell-off come back within weeks.
            fallDays--;
            dip -= .75 * fall;
            value -= .25 * fall;
        }
    }

    private void Surge(double mood)
    {
        var unit = random.NextUnit();
        value += .05 + (.18 * unit * unit);
        driftDays = 3 + random.Below(6);
        drift = random.Chance(.6) ? mood * random.Between(.006, .02) : -random.Between(.001, .008);
    }
}
