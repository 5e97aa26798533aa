using System.Collections.Immutable;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Risk.Rules;
using static NanoCap.Trading.Risk.FindingEffect;

namespace NanoCap.Trading.Tests.Risk;

/// <summary>Every limit of every profile, crossed at the figure that the profile names. All other limits are wide open,
/// so that only the one under test can speak. Equity is 100 000 USD unless the limit asks for another, shares cost 10.
/// </summary>
internal static class ProfileCrossings
{
    private const decimal Equity = 100_000m;
    private static readonly ReviewCase Rich = new() { Desk = DeskStates.WithCash(Equity) };

    public static IReadOnlyDictionary<string, Crossing> All { get; } = RiskProfiles.All
        .SelectMany(profile => Of(profile).Select(pair => (Name: $"{profile.Name}: {pair.Name}", pair.Crossing)))
        .ToDictionary(pair => pair.Name, pair => pair.Crossing);

    private static IEnumerable<(string Name, Crossing Crossing)> Of(RiskProfile profile) =>
        [.. Sizes(profile), .. Books(profile), .. Losses(profile), .. Orders(profile)];

    private static RiskProfile Open(RiskProfile profile) => profile with
    {
        PositionMaximum = null, PositionMaximumShare = new Ratio(1m), PositionMaximumShareWhenSmall = null,
        LeveragedFundMaximum = null, PositionNote = null, PositionMinimum = Usd.Zero, PositionsAtMost = 1000,
        CashBuffer = new Usd(-1e9m), CashBufferShare = default, VolumeShare = new Ratio(1m), SectorMaximum = null,
        LeverageMaximum = 1000m, DayLossStop = new Ratio(1m), DrawdownStop = new Ratio(1m),
        ValueAtRisk = new Ratio(1m), PairCorrelation = null, CooldownSessions = 0,
    };

    private static IEnumerable<(string Name, Crossing Crossing)> Sizes(RiskProfile profile)
    {
        var open = Open(profile);
        var positions = open with
        {
            PositionMaximum = profile.PositionMaximum,
            PositionMaximumShare = profile.PositionMaximumShare,
            PositionMaximumShareWhenSmall = profile.PositionMaximumShareWhenSmall,
        };
        yield return ("position maximum", Bought<PositionMustNotExceedMaximumRule>(
            "position-maximum", Cuts, Rich with { Profile = positions },
            Math.Min(profile.PositionMaximum?.Value ?? Equity, Equity * profile.PositionMaximumShare.Value) / 10m));
        if (profile.PositionMaximumShareWhenSmall is { } small)
        {
            yield return ("position maximum of a small account", Bought<PositionMustNotExceedMaximumRule>(
                "position-maximum", Cuts, Rich with { Profile = positions, Desk = DeskStates.WithCash(480m) },
                480m * small.Value / 10m));
        }

        if (profile.LeveragedFundMaximum is { } leveraged)
        {
            var fund = Rich with
            {
                Profile = open with { LeveragedFundMaximum = leveraged },
                Market = new FakeMarketView().With("SOXS"),
                Order = ReviewCase.Buy(1m) with { Symbol = Symbol.Of("SOXS") },
            };
            yield return ("leveraged fund", Bought<LeveragedFundMustNotExceedMaximumRule>(
                "leveraged-fund", Cuts, fund, Equity * leveraged.Value / 10m));
        }

        if (profile.PositionNote is { } note)
        {
            yield return ("position note", Bought<PositionAboveNoteIsToldRule>(
                "position-note", Warns, Rich with { Profile = open with { PositionNote = note } },
                Equity * note.Value / 10m));
        }

        var least = Math.Ceiling(profile.PositionMinimum.Value / 10m);
        var minimum = Rich with { Profile = open with { PositionMinimum = profile.PositionMinimum } };
        yield return ("position minimum", new Crossing(
            typeof(PositionMustReachMinimumRule), "position-minimum", Refuses,
            minimum with { Order = ReviewCase.Buy(least) }, minimum with { Order = ReviewCase.Buy(least - 1m) }));
        var places = Rich with { Profile = open with { PositionsAtMost = profile.PositionsAtMost } };
        yield return ("positions at most", new Crossing(
            typeof(PositionsMustNotExceedMaximumRule), "positions-at-most", Refuses,
            Holding(places, profile.PositionsAtMost - 1), Holding(places, profile.PositionsAtMost)));
    }

    private static IEnumerable<(string Name, Crossing Crossing)> Books(RiskProfile profile)
    {
        var open = Open(profile);
        var buffer = Rich with
        {
            Order = ReviewCase.Buy(100m),
            Profile = open with { CashBuffer = profile.CashBuffer, CashBufferShare = profile.CashBufferShare },
        };
        // 100 shares of 10 USD with their cost, and the buffer: cash - share x cash - amount = cost.
        var cost = 1000m * (1m + AssumedCost.PerSide(profile, 1e9).Value);
        var cash = (cost + profile.CashBuffer.Value) / (1m - profile.CashBufferShare.Value);
        yield return ("cash buffer", new Crossing(
            typeof(MoneyMustBeSpendableRule), "cash", Cuts,
            buffer with { Desk = DeskStates.WithCash(cash + 0.000001m) },
            buffer with { Desk = DeskStates.WithCash(cash - 0.01m) }));
        var volume = Rich with
        {
            Order = ReviewCase.Buy(100m), Profile = open with { VolumeShare = profile.VolumeShare },
        };
        var mean = 100.0 / (double)profile.VolumeShare.Value;
        yield return ("share of volume", new Crossing(
            typeof(OrderMustNotExceedVolumeShareRule), "volume-share", Cuts,
            volume with { Market = new FakeMarketView().With("AAA", meanVolume: mean + 0.01) },
            volume with { Market = new FakeMarketView().With("AAA", meanVolume: mean - 1) }));
        yield return ("leverage", Bought<LeverageMustNotExceedMaximumRule>(
            "leverage", Cuts,
            HoldingElse(
                Rich with { Profile = open with { LeverageMaximum = profile.LeverageMaximum } },
                (Equity * profile.LeverageMaximum) - 1000m, "tech"),
            100m));
        if (profile.SectorMaximum is { } sector)
        {
            yield return ("sector", Bought<SectorMustNotExceedMaximumRule>(
                "sector-maximum", Cuts,
                HoldingElse(
                    Rich with { Profile = open with { SectorMaximum = sector } }, (Equity * sector.Value) - 1000m,
                    "tech"),
                100m));
        }

        if (profile.PairCorrelation is { } limit)
        {
            var profiled = open with { PairCorrelation = limit };
            yield return ("pair correlation", new Crossing(
                typeof(PairCorrelationMustNotExceedLimitRule), "pair-correlation", Refuses,
                Crossings.Correlated((double)limit.Value - 0.001) with { Profile = profiled },
                Crossings.Correlated((double)limit.Value + 0.001) with { Profile = profiled }));
        }

        // Half of the account falls by twice the limit in more than one of twenty sessions.
        foreach (var (name, effect, times) in new[] { ("warns", Warns, 1.0), ("refuses", Refuses, 1.5) })
        {
            var risk = Rich with
            {
                Order = ReviewCase.Buy(5000m), Profile = open with { ValueAtRisk = profile.ValueAtRisk },
            };
            var fall = 2 * times * (double)profile.ValueAtRisk.Value;
            yield return ($"value at risk {name}", new Crossing(
                typeof(ValueAtRiskMustNotExceedLimitRule), "value-at-risk", effect,
                risk with { Market = Crossings.Falling(fall).Market },
                risk with { Market = Crossings.Falling(fall + 0.0001).Market }));
        }
    }

    private static IEnumerable<(string Name, Crossing Crossing)> Losses(RiskProfile profile)
    {
        var day = Rich with { Profile = Open(profile) with { DayLossStop = profile.DayLossStop } };
        yield return ("day loss", new Crossing(
            typeof(DayLossMustNotExceedLimitRule), "day-loss", Refuses,
            Lost(day, profile.DayLossStop.Value), Lost(day, profile.DayLossStop.Value + 0.0001m)));
        var drawdown = Rich with { Profile = Open(profile) with { DrawdownStop = profile.DrawdownStop } };
        yield return ("drawdown", new Crossing(
            typeof(DrawdownMustNotExceedLimitRule), "drawdown", Refuses,
            Lost(drawdown, profile.DrawdownStop.Value), Lost(drawdown, profile.DrawdownStop.Value + 0.0001m)));
        var cool = Rich with { Profile = Open(profile) with { CooldownSessions = profile.CooldownSessions } };
        // The entry would be on Thursday 6 June; five sessions lie between it and Wednesday 29 May.
        yield return ("cooldown", new Crossing(
            typeof(CooldownAfterStopMustBeOverRule), "cooldown", Refuses,
            Stopped(cool, new(2024, 5, 29)), Stopped(cool, new(2024, 5, 30))));

        static ReviewCase Lost(ReviewCase basis, decimal share) => basis with
        {
            Desk = DeskStates.WithCash(Equity * (1m - share)) with
            {
                DayBaseline = new Usd(Equity), PeakEquity = new Usd(Equity),
            },
        };

        static ReviewCase Stopped(ReviewCase basis, DateOnly session) => basis with
        {
            Desk = basis.Desk with
            {
                StoppedOut = ImmutableSortedDictionary<Symbol, DateOnly>.Empty.Add(Symbol.Of("AAA"), session),
            },
        };
    }

    private static IEnumerable<(string Name, Crossing Crossing)> Orders(RiskProfile profile)
    {
        // The quote's limits, rates and bands are crossed with the figures of the small account, which all profiles
        // share; here each profile's own are put into the same cases.
        string[] shared =
        [
            "fifteen seconds old", "three per cent of spread", "a limit ten per cent over the last price",
            "a limit twenty per cent over the prior close", "three per cent over the reference",
            "five per cent under the reference", "a limit three per cent over the reference",
            "twenty entries a minute", "forty entries a day",
        ];
        foreach (var name in shared)
        {
            var known = Crossings.All[name];
            yield return (name, known with
            {
                At = known.At with { Profile = Open(profile) }, Beyond = known.Beyond with { Profile = Open(profile) },
            });
        }
    }

    private static Crossing Bought<TRule>(string code, FindingEffect effect, ReviewCase basis, decimal most)
        where TRule : IRiskRule
    {
        var shares = Math.Floor(most);
        return new Crossing(typeof(TRule), code, effect, With(shares), With(shares + 1m));

        ReviewCase With(decimal number) => basis with
        {
            Order = ReviewCase.Buy(number) with { Symbol = basis.Order.Symbol },
        };
    }

    private static ReviewCase Holding(ReviewCase basis, int positions)
    {
        var (desk, market) = (basis.Desk, new FakeMarketView().With("AAA"));
        for (var number = 0; number < positions; number++)
        {
            desk = desk.Holding($"H{number}", 1m, 10m);
            market.With($"H{number}");
        }

        return basis with { Desk = desk, Market = market };
    }

    private static ReviewCase HoldingElse(ReviewCase basis, decimal value, string sector) => basis with
    {
        Desk = DeskStates.WithCash(Equity - value).Holding("BBB", value / 10m, 10m),
        Market = new FakeMarketView().With("AAA", sector: sector).With("BBB", sector: sector),
    };
}
