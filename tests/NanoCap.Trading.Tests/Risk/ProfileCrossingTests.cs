using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;

namespace NanoCap.Trading.Tests.Risk;

public sealed class ProfileCrossingTests
{
    private static readonly IRiskRule[] Rules = RiskRules.All.ToArray();

    public static TheoryData<string> Names => [.. ProfileCrossings.All.Keys];

    public static TheoryData<string> Profiles => [.. RiskProfiles.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void At_the_limit_of_the_profile_nothing_is_found(string name)
    {
        var crossing = ProfileCrossings.All[name];

        Assert.DoesNotContain(crossing.At.Review().Findings, crossing.IsOf);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Beyond_the_limit_of_the_profile_its_code_is_told(string name)
    {
        var crossing = ProfileCrossings.All[name];

        Assert.Single(crossing.Beyond.Review().Findings, crossing.IsOf);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Without_its_rule_the_limit_of_the_profile_is_crossed_unseen(string name)
    {
        var crossing = ProfileCrossings.All[name];

        var verdict = crossing.Beyond.Review([.. Rules.Where(rule => rule.GetType() != crossing.Rule)]);

        Assert.DoesNotContain(verdict.Findings, finding => finding.Code == crossing.Code);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Losses_beyond_the_reduce_level_scale_new_sizes(string name)
    {
        var profile = RiskProfiles.Get(name);
        (Ratio? Level, Ratio Scale, bool IsOfDay)[] levels =
        [
            (profile.DayLossReduce, profile.DayLossReduceScale, true),
            (profile.DrawdownReduce, profile.DrawdownReduceScale, false),
        ];
        foreach (var (level, scale, isOfDay) in levels)
        {
            var share = level?.Value ?? 0.5m;
            Assert.Equal(1m, ScaleAfter(share));
            Assert.Equal(level is null ? 1m : scale.Value, ScaleAfter(share + 0.0001m));

            decimal ScaleAfter(decimal lost)
            {
                var equity = new Usd(100_000m * (1m - lost));
                var desk = DeskStates.WithCash(equity.Value);
                return EquityLoss.SizeScale(
                    isOfDay
                        ? desk with { DayBaseline = new Usd(100_000m) }
                        : desk with { PeakEquity = new Usd(100_000m) },
                    equity, profile);
            }
        }
    }
}
