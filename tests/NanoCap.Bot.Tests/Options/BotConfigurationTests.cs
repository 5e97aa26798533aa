using NanoCap.Bot.Options;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Strategies;

namespace NanoCap.Bot.Tests.Options;

public sealed class BotConfigurationTests
{
    private static readonly string Strategies = string.Join(
        ", ", new StrategyCatalog(new StrategyOptions()).All.Select(strategy => strategy.Name));

    [Fact]
    public void Without_any_settings_the_bot_trades_paper_on_an_invented_market_with_a_thousand_dollars()
    {
        using var folder = new SettingsFolder();

        var options = folder.Load();

        Assert.Equal(TradingMode.Paper, options.Trading.Mode);
        Assert.Equal(BarSourceKind.Synthetic, options.MarketData.Source);
        Assert.Equal(new Usd(1_000m), options.Account.StartingCash);
        Assert.Equal("small-account", options.Profile.Active);
        Assert.Equal(["momentum", "mean-reversion"], options.Strategies.Enabled);
        Assert.Equal("state", options.State.Folder);
    }

    [Fact]
    public void The_command_line_overrides_the_file_and_what_neither_names_keeps_its_default()
    {
        using var folder = new SettingsFolder("""
            {
              // Comments are welcome.
              "State": { "Folder": "from-file" },
              "Account": { "StartingCash": 2500.50 },
              "Strategies": { "Enabled": [ "mean-reversion", "momentum" ], "Momentum": { "FullVolumeRatio": 7 } },
            }
            """);

        var options = folder.Load(("State:Folder", "from-line"), ("Strategies:Enabled", "momentum"));

        Assert.Equal("from-line", options.State.Folder);
        Assert.Equal(new Usd(2_500.50m), options.Account.StartingCash);
        Assert.Equal(["momentum"], options.Strategies.Enabled);
        Assert.Equal(7.0, options.Strategies.Momentum.FullVolumeRatio);
        Assert.Equal(3.0, options.Strategies.Momentum.MinimumVolumeRatio);
    }

    [Fact]
    public void A_typing_error_in_a_key_is_refused_and_the_nearest_key_is_named()
    {
        using var folder = new SettingsFolder("""{ "Acount": { "StartingCash": 5000 }, "State": { "Foldr": "x" } }""");

        var problems = folder.ProblemsOf();

        Assert.Equal(2, problems.Count);
        Assert.Contains(problems, problem =>
            problem.StartsWith("Acount: expected a known key", StringComparison.Ordinal)
            && problem.Contains("did you mean Account?", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.StartsWith("State:Foldr:", StringComparison.Ordinal)
            && problem.Contains("did you mean Folder?", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_wrong_setting_is_named_at_once_with_what_was_expected_and_found()
    {
        using var folder = new SettingsFolder("""
            {
              "Trading": { "Mode": "Live" },
              "Account": { "StartingCash": -5 },
              "Profile": { "Active": "smal-account" },
              "MarketData": { "Source": "CsvFolder", "Synthetic": { "Symbols": "many" } },
              "Replay": { "From": "2024-13-01", "PaceSeconds": -1 },
              "Strategies": {
                "Enabled": [ "momentun" ],
                "Momentum": { "MinimumMomentum": 0.6, "VolumeSessions": 0, "StopDeviations": "NaN" }
              },
              "Universe": { "Deny": [ "not a ticker" ] },
              "Exclusions": { "Chosen": "all,blowoff" },
              "Schedule": { "ProtectionMinutesAfterOpen": 40, "MorningDeadline": "9 o'clock" },
              "Endpoint": { "Port": 70000 },
              "Log": 3
            }
            """);

        var problems = folder.ProblemsOf();

        string[] expected =
        [
            "Account:StartingCash: expected US dollars from 50 to 100000000, found '-5'.",
            "Endpoint:Port: expected a whole number from 0 to 65535, found '70000'.",
            "Log: expected a section with keys of its own, found '3'.",
            "MarketData:Synthetic:Symbols: expected a whole number from 1 to 2520, found 'many'.",
            "Replay:From: expected a date such as 2024-01-31, or null, found '2024-13-01'.",
            "Replay:PaceSeconds: expected a whole number from 0 to 86400, found '-1'.",
            "Schedule:MorningDeadline: expected a time such as 09:00, found '9 o'clock'.",
            "Strategies:Momentum:StopDeviations: expected a number from 0 to 10000000000000, found 'NaN'.",
            "Strategies:Momentum:VolumeSessions: expected a whole number from 1 to 2520, found '0'.",
            "Trading:Mode: expected Paper, found Live; Broker:Kind is Simulated, which has no real money. "
                + "nanocap readiness lists what is missing.",
            "Trading:LiveAcknowledged: expected the number of the account that may trade real money, found nothing; "
                + "Trading:Mode Live needs both.",
            "Profile:Active: expected one of small-account, nano-cap, conservative-live, microcap, regime-etf, "
                + "found 'smal-account'; did you mean small-account?",
            "MarketData:Folder: expected the folder of the CsvFolder source, found nothing; name it.",
            $"Strategies:Enabled: expected names of {Strategies}, found 'momentun'; "
                + "did you mean momentum?",
            "Strategies:Momentum: expected MinimumMomentum below MaximumMomentum, found 0.6 and 0.5.",
            "Universe:Deny: expected tickers such as AACG, found 'not a ticker'.",
            "Exclusions:Chosen: expected all, none or a list of reverse-split, dilution, new-listing, blow-off, "
                + "tiny-cap; found 'all' among others.",
            "Exclusions:Chosen: expected all, none or a list of reverse-split, dilution, new-listing, blow-off, "
                + "tiny-cap; found 'blowoff'.",
            "Schedule: expected ProtectionMinutesAfterOpen below ExpiryMinutesAfterOpen, found 40 and 30.",
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), problems.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("{ \"State\": ")]
    [InlineData("[ 1, 2 ]")]
    public void A_file_that_is_no_json_object_is_refused_by_name(string settings)
    {
        using var folder = new SettingsFolder(settings);

        var problem = Assert.Single(folder.ProblemsOf());

        Assert.StartsWith("appsettings.json: expected a JSON object", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cash_account_can_be_chosen()
    {
        using var folder = new SettingsFolder();

        Assert.Equal(AccountKind.Cash, folder.Load(("Account:Kind", "Cash")).Account.Kind);
    }

    [Theory]
    [InlineData("Trading:Mode", "0")]
    [InlineData("Account:Kind", "Both")]
    [InlineData("State:Folder", "")]
    [InlineData("Strategies:Enabled", "")]
    [InlineData("Strategies:Stops:Minimum", "0.2")]
    [InlineData("Strategies:Bars:SplitJumpDown", "1")]
    [InlineData("Strategies:TrackRecord:Cost:MinimumSpread", "0.03")]
    [InlineData("MarketData:Folder", "bars")]
    [InlineData("MarketData:Synthetic:Symbols", "1001")]
    [InlineData("MarketData:Synthetic:FirstSession", "2026-01-02")]
    [InlineData("Replay:From", "2031-01-02")]
    [InlineData("Replay:From", "2022-01-03")]
    [InlineData("Schedule:MorningDeadline", "09:25")]
    [InlineData("Profile:Overrides:PositionsAtMost", "0")]
    [InlineData("Profile:Overrides:Name", "mine")]
    [InlineData("Profile:Overrides:PositionMaximumShare", "1.5")]
    [InlineData("Profile:Overrides:DrawdownReduce", "0.15")]
    [InlineData("Profile:Overrides:PositionMaximun", "100")]
    public void A_setting_that_contradicts_itself_or_another_is_refused(string key, string value)
    {
        using var folder = new SettingsFolder();

        Assert.NotEmpty(folder.ProblemsOf((key, value)));
    }

    [Fact]
    public void A_single_limit_of_the_profile_is_overridden_and_the_others_stay()
    {
        using var folder = new SettingsFolder(
            """{ "Profile": { "Overrides": { "PositionsAtMost": 3, "SectorMaximum": null, "CashBuffer": 50 } } }""");

        var limits = RiskLimits.Of(folder.Load().Profile);

        Assert.Equal(3, limits.PositionsAtMost);
        Assert.Null(limits.SectorMaximum);
        Assert.Equal(new Usd(50m), limits.CashBuffer);
        Assert.Equal(new Ratio(0.30m), limits.PositionMaximumShare);
        Assert.Equal(4, RiskLimits.Of(new ProfileOptions()).PositionsAtMost);
    }

    [Fact]
    public void A_step_of_the_score_is_overridden_in_one_profile_only()
    {
        using var folder = new SettingsFolder(
            """{ "Profile": { "Active": "microcap", "Overrides": { "Tiers": { "Low": 0.005 }, "LossStreak": 4 } } }""");

        var limits = RiskLimits.Of(folder.Load().Profile);

        Assert.Equal(new Ratio(0.005m), limits.Tiers.Low);
        Assert.Equal(new Ratio(0.02m), limits.Tiers.Middle);
        Assert.Equal(4, limits.LossStreak);
        Assert.Equal(new Ratio(0.01m), RiskProfiles.Microcap.Tiers.Low);
        Assert.NotEmpty(folder.ProblemsOf(("Profile:Overrides:Tiers:Low", "2")));
    }

    [Theory]
    [InlineData("small-account", null, 2_000_000_000)]
    [InlineData("nano-cap", null, 350_000_000)]
    [InlineData("conservative-live", null, 350_000_000)]
    [InlineData("microcap", null, 2_000_000_000)]
    [InlineData("nano-cap", "500000000", 500_000_000)]
    public void The_largest_company_is_the_profiles_unless_the_universe_says_otherwise(
        string profile, string? universe, int largest)
    {
        using var folder = new SettingsFolder(
            $$"""
            {
              "Profile": { "Active": "{{profile}}" },
              "Universe": { "MaximumMarketCap": {{universe ?? "null"}} }
            }
            """);

        var options = folder.Load();

        Assert.Equal(
            new Usd(largest), options.Universe.ToFilterOptions(RiskLimits.Of(options.Profile)).MaximumMarketCap);
    }
}
