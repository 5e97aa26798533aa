using System.Runtime.CompilerServices;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Signals;

namespace NanoCap.Trading.Strategies.SectorRotation;

/// <summary>Buys the strongest member of each of the four best sectors. A symbol's strength is .6 r63 + .4 r252; a
/// sector's score the mean of its members' strengths, less that of the whole universe, over the sample deviation of 63
/// log returns of the sector's index. Confidence .6 + .4 times the sector's percentile; stop 10 %, target 20 %, sold
/// after 21 sessions. It fires at every close.</summary>
/// <remarks>Compared is every symbol of the bars that has a bar at t and one 252 bars of its own before, and whose bars
/// pass the common rules. The index is the equal-weight one of all of the sector's symbols with a return that session.
/// A symbol of unknown sector counts in the universe and in no sector. The percentile is the share of the scored
/// sectors that are not above it: 1 for the best. Sectors with negative scores are bought too when no four are better.
/// Ties go to the first name and the first ticker.</remarks>
internal sealed class SectorRotationStrategy(SectorRotationOptions options, StopBounds stops, BarRules rules)
    : SectionStrategy<SectorRotationReading>(rules)
{
    private readonly BarRuleOptions barRules = rules.Options;
    private readonly ConditionalWeakTable<UniverseBars, SectorIndices> indices = [];

    public override string Name => "sector-rotation";

    public override int LongestWindow =>
        Math.Max(Math.Max(options.ShortSessions, options.LongSessions), options.DeviationSessions) + 1;

    protected override SectorRotationReading Read(MarketSection section)
    {
        var known = indices.GetValue(section.Universe, universe => SectorIndices.Of(universe, barRules));
        var strengths = new double[section.Universe.Symbols.Count];
        Array.Fill(strengths, double.NaN);
        var sectors = Array.ConvertAll(new BarPoint?[known.Names.Count], _ => new List<BarPoint>());
        var (sum, count) = (0.0, 0);
        foreach (var at in section.Members)
        {
            if (at.BarIndex < LongestReturn)
            {
                continue;
            }

            strengths[at.Ordinal] = Strength(at);
            (sum, count) = (sum + strengths[at.Ordinal], count + 1);
            if (known.SectorOf(at.Ordinal) is >= 0 and var sector)
            {
                sectors[sector].Add(at);
            }
        }

        var universe = sum / count;
        var scores = Enumerable.Range(0, sectors.Length)
            .Where(sector => sectors[sector].Count > 0)
            .Select(sector => Score(known, section.Session, sector, sectors[sector], strengths, universe))
            .Where(score => double.IsFinite(score.Score))
            .OrderByDescending(score => score.Score)
            .ThenBy(score => score.Sector)
            .ToArray();
        return new SectorRotationReading(
            known, strengths, universe, scores, [.. scores.Select(score => score.Score).Reverse()]);
    }

    protected override void FindSetUps(SectorRotationReading reading, List<SectionEntry> found)
    {
        foreach (var sector in reading.Sectors.Take(options.BestSectors))
        {
            found.Add(new SectionEntry(sector.Strongest, new SetUp(
                sector.StrongestBar,
                Confidence(reading, sector),
                stops.Clamp(options.StopDistance),
                options.TargetDistance,
                options.TimeExitSessions)));
        }
    }

    protected override IEnumerable<Evidence> Describe(SectorRotationReading reading, BarPoint at)
    {
        yield return new("strength", reading.Strengths[at.Ordinal]);
        yield return new("universeStrength", reading.UniverseStrength);
        var own = reading.Indices.SectorOf(at.Ordinal);
        var place = Array.FindIndex(reading.Sectors, sector => sector.Sector == own);
        if (place < 0)
        {
            yield break;
        }

        var score = reading.Sectors[place];
        yield return new("sectorStrength", score.Strength);
        yield return new("sectorSigma63", score.Deviation);
        yield return new("sectorScore", score.Score);
        yield return new("sectorRank", place + 1);
        yield return new("sectorPercentile", PercentileRank.Of(reading.Ascending, score.Score));
        yield return new("strongestOfSector", score.Strongest == at.Ordinal ? 1 : 0);
        yield return new("confidence", Confidence(reading, score));
    }

    private int LongestReturn => Math.Max(options.ShortSessions, options.LongSessions);

    private double Strength(BarPoint at)
    {
        var closes = at.Bars.Close;
        var close = closes[at.BarIndex];
        return (options.ShortWeight * ((close / closes[at.BarIndex - options.ShortSessions]) - 1))
            + (options.LongWeight * ((close / closes[at.BarIndex - options.LongSessions]) - 1));
    }

    private double Confidence(SectorRotationReading reading, SectorScore sector) => Math.Min(
        1,
        options.BaseConfidence
            + (options.PercentileWeight * PercentileRank.Of(reading.Ascending, sector.Score)));

    private SectorScore Score(
        SectorIndices known, int session, int sector, List<BarPoint> members, double[] strengths, double universe)
    {
        var (sum, strongest) = (0.0, members[0]);
        foreach (var at in members)
        {
            sum += strengths[at.Ordinal];
            strongest = strengths[at.Ordinal] > strengths[strongest.Ordinal] ? at : strongest;
        }

        var strength = sum / members.Count;
        var deviation = known.Deviation(sector, session, options.DeviationSessions);
        return new SectorScore(
            sector, strength, deviation, (strength - universe) / deviation, strongest.Ordinal, strongest.BarIndex);
    }
}
