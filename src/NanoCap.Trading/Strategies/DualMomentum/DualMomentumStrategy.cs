using NanoCap.Trading.Bars;
using NanoCap.Trading.Signals;

namespace NanoCap.Trading.Strategies.DualMomentum;

/// <summary>Buys the strongest tenth of the universe, as long as it earned more than money does: r252 above 4 %, and
/// among the first ceil(n/10) of the n symbols by r252. Confidence min(1, .7 + .2 clamp(r252) + .1 percentile); stop
/// 10 %, target 20 %, sold after 21 sessions. It fires at every close at which that holds.</summary>
/// <remarks>The universe that is compared is every symbol of the bars that has a bar at t and one 252 bars of its own
/// before, and whose bars pass the common rules; whether it may be entered does not matter. The percentile is the
/// share of them that are not above it: 1 for the strongest. Of equal returns the first ticker comes first.</remarks>
internal sealed class DualMomentumStrategy(DualMomentumOptions options, StopBounds stops, BarRules rules)
    : SectionStrategy<DualMomentumReading>(rules)
{
    public override string Name => "dual-momentum";

    public override int LongestWindow => options.ReturnSessions + 1;

    protected override DualMomentumReading Read(MarketSection section)
    {
        var compared = section.Members.Where(at => at.BarIndex >= options.ReturnSessions).ToArray();
        var returns = Array.ConvertAll(compared, at =>
            (at.Bars.Close[at.BarIndex] / at.Bars.Close[at.BarIndex - options.ReturnSessions]) - 1);
        var ascending = (double[])returns.Clone();
        Array.Sort(ascending);
        return new DualMomentumReading(
            Array.ConvertAll(compared, at => at.Ordinal),
            Array.ConvertAll(compared, at => at.BarIndex),
            returns,
            ascending);
    }

    protected override void FindSetUps(DualMomentumReading reading, List<SectionEntry> found)
    {
        for (var place = 0; place < reading.Returns.Length; place++)
        {
            if (reading.Returns[place] > options.RiskFree && reading.IsAmong(Strongest(reading), place))
            {
                found.Add(new SectionEntry(reading.Ordinals[place], new SetUp(
                    reading.Bars[place],
                    Confidence(reading, place),
                    stops.Clamp(options.StopDistance),
                    options.TargetDistance,
                    options.TimeExitSessions)));
            }
        }
    }

    protected override IEnumerable<Evidence> Describe(DualMomentumReading reading, BarPoint at)
    {
        var place = Array.BinarySearch(reading.Ordinals, at.Ordinal);
        return place < 0 ? [] :
        [
            new("r252", reading.Returns[place]),
            new("riskFree", options.RiskFree),
            new("percentile", Percentile(reading, place)),
            new("compared", reading.Returns.Length),
            new("strongest", Strongest(reading)),
            new("confidence", Confidence(reading, place)),
        ];
    }

    private int Strongest(DualMomentumReading reading) =>
        (reading.Returns.Length + options.OneIn - 1) / options.OneIn;

    private static double Percentile(DualMomentumReading reading, int place) =>
        PercentileRank.Of(reading.Ascending, reading.Returns[place]);

    private double Confidence(DualMomentumReading reading, int place) => Math.Min(
        1,
        options.BaseConfidence
            + (options.ReturnWeight * Math.Clamp(reading.Returns[place], 0, 1))
            + (options.PercentileWeight * Percentile(reading, place)));
}
