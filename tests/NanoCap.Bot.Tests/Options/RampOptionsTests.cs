using NanoCap.Bot.Options;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Tests.Options;

public sealed class RampOptionsTests
{
    [Fact]
    public void Paper_has_no_ramp_unless_it_is_asked_for_and_live_has_one_unless_it_is_declined()
    {
        var live = new TradingOptions { Mode = TradingMode.Live };

        Assert.Null(RampOptions.RulesOf(new BotOptions()));
        Assert.NotNull(RampOptions.RulesOf(new BotOptions { Trading = live }));
        Assert.Null(RampOptions.RulesOf(new BotOptions { Trading = live, Ramp = new() { Enabled = false } }));
        var rules = RampOptions.RulesOf(new BotOptions { Ramp = new() { Enabled = true } })!;
        Assert.Equal([new Ratio(0.10m), new Ratio(0.25m), new Ratio(0.50m), new Ratio(1m)], rules.Steps);
        Assert.Equal(5, rules.SessionsPerStep);
    }

    [Theory]
    [InlineData("[ 0.5, 0.25, 1 ]")]
    [InlineData("[ 0.5, 0.5, 1 ]")]
    [InlineData("[ 0, 1 ]")]
    [InlineData("[ 0.1, 0.5 ]")]
    [InlineData("[ 0.1, 2 ]")]
    [InlineData("[ \"a tenth\", 1 ]")]
    [InlineData("[ ]")]
    public void Steps_go_up_to_all_of_it(string steps)
    {
        using var folder = new SettingsFolder($$"""{ "Ramp": { "Steps": {{steps}} } }""");

        Assert.StartsWith("Ramp:Steps: expected ascending shares", Assert.Single(folder.ProblemsOf()),
            StringComparison.Ordinal);
    }
}
