using Microsoft.Extensions.DependencyInjection;
using NanoCap.Bot.Chat.Access;
using NanoCap.Bot.Chat.Buttons;
using NanoCap.Bot.Options;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Tests.Scenarios;

/// <summary>Buttons on the whole bot: real journal, real loop, a real restart.</summary>
public sealed class TappedBotTests : IDisposable
{
    private static readonly Actor Anna = new("telegram", "5000000001");
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task A_button_that_stood_before_a_restart_decides_after_it_once()
    {
        var place = new ButtonPlace("telegram", Anna.User, "d1");
        var token = await ShowAsync(place);

        await using var bot = await LivingBot.StartAsync(Options());
        var gate = bot.Services.GetRequiredService<ChatGate>();
        var first = await gate.TapAsync(token, Anna, place, TestContext.Current.CancellationToken);
        var again = await gate.TapAsync(token, Anna, place, TestContext.Current.CancellationToken);

        Assert.Equal((TapOutcome.Done, TapOutcome.UsedBefore), (first.Outcome, again.Outcome));
        var proposal = bot.State.Proposals[1];
        Assert.Equal((ProposalStatus.Approved, Anna), (proposal.Status, proposal.DecidedBy));
    }

    private async Task<string> ShowAsync(ButtonPlace place)
    {
        await using var bot = await LivingBot.StartAsync(Options());
        var proposal = bot.State.Proposals[1];
        return (await bot.Services.GetRequiredService<IButtonDesk>().IssueAsync(
            place,
            [new ButtonTerms("/approve 1", 1, proposal.Version, proposal.Terms.ExpiresAt)],
            TestContext.Current.CancellationToken))[0];
    }

    private BotOptions Options() => new()
    {
        State = new StateOptions { Folder = temporary.Path },
        Access = new AccessOptions
        {
            Users = new Dictionary<string, string?>
            {
                ["0:Channel"] = "telegram", ["0:Id"] = Anna.User, ["0:Role"] = "trader", ["0:Name"] = "Anna",
            },
        },
    };
}
