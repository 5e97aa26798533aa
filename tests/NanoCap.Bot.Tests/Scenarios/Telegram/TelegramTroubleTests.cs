using NanoCap.Bot.Tests.Simulators.Telegram;
using NanoCap.Simulators.Telegram;
using NanoCap.Simulators.Telegram.Control;
using NanoCap.Simulators.Telegram.Line;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Tests.Scenarios.Telegram;

/// <summary>What goes wrong between the bot and Telegram, with the whole bot over HTTP.</summary>
public sealed class TelegramTroubleTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_storm_of_too_many_requests_is_waited_out_and_nothing_is_lost_or_doubled()
    {
        await using var evening = await TelegramEvening.StartAsync();
        await FaultAsync(evening, TelegramFaultKind.TooMany, times: 6, seconds: 3);
        await DeliverForAsync(evening, seconds: 60);
        var text = await evening.ReadAsync();
        Assert.Equal(6, (await evening.World.Control.ReadFiredAsync(Cancel))[TelegramFaultKind.TooMany]);
        Assert.DoesNotContain("May be repeated", text, StringComparison.Ordinal);
        AssertEachOnce(evening.State, text);
    }

    [Fact]
    public async Task Both_copies_of_a_card_whose_answer_got_lost_work_and_the_first_tap_wins()
    {
        await using var evening = await TelegramEvening.StartAsync(options => options with
        {
            Chats = new Dictionary<string, string?> { [$"{TelegramEvening.Ada}"] = "cards" },
        });
        await FaultAsync(evening, TelegramFaultKind.DropAfter, times: 1);
        await DeliverForAsync(evening, seconds: 30);
        var copies = (await evening.World.Control.ReadMessagesAsync(TelegramEvening.Ada, Cancel))
            .Where(message =>
                ((string?)message!["text"])?.Contains("Proposal 1: buy", StringComparison.Ordinal) == true)
            .ToList();
        Assert.Equal(2, copies.Count);
        Assert.StartsWith("May be repeated", (string?)copies[1]!["text"], StringComparison.Ordinal);
        await evening.TapAsync("Approve", (long)copies[0]!["message_id"]!);
        Assert.Equal(ProposalStatus.Approved, evening.State.Proposals[1].Status);
        var left = (await evening.World.Control.ReadMessagesAsync(TelegramEvening.Ada, Cancel))
            .Single(message => (long)message!["message_id"]! == (long)copies[0]!["message_id"]!);
        Assert.Null(left!["reply_markup"]);
        Assert.True((await evening.CardAsync(1)).ToJsonString().Contains("Withdraw"), await evening.ReadAsync());
    }

    [Fact]
    public async Task A_person_who_blocks_the_bot_is_left_alone_and_the_other_channel_rings_until_they_are_back()
    {
        await using var evening = await TelegramEvening.StartAsync();
        await evening.SettleAsync();
        await evening.World.DoAsync(new TelegramCommand.Block(TelegramEvening.Ada));
        await evening.Bot.DoAsync("/approve 1");
        await evening.DeliverAsync();
        var alert = Assert.Single(evening.State.Alerts.Standing.Values, alert => alert.Rings);
        Assert.Contains("bot was blocked by the user", alert.Text, StringComparison.Ordinal);
        var calls = (await evening.World.Control.ReadCallsAsync(Cancel)).Count;
        await evening.Bot.DoAsync("/approve 2");
        await evening.DeliverAsync();
        Assert.Equal(calls, (await evening.World.Control.ReadCallsAsync(Cancel)).Count);
        await evening.World.DoAsync(new TelegramCommand.Unblock(TelegramEvening.Ada));
        await evening.SayAsync("/status");
        await evening.DeliverAsync();
        Assert.DoesNotContain(evening.State.Alerts.Standing.Values, standing => standing.Rings);
        Assert.Contains("Withdraw", (await evening.CardAsync(2)).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_that_becomes_a_supergroup_is_followed_with_its_open_cards_and_a_restart_stays_there()
    {
        const long group = -4_000_000_001;
        const long super = -1_002_300_000_001;
        await using var evening = await TelegramEvening.StartAsync(options => options with
        {
            Chats = new Dictionary<string, string?> { [$"{group}"] = "cards, alerts" },
        });
        await evening.World.DoAsync(new TelegramCommand.AddChat(group, "Desk", ChatKind.Group));
        await evening.SettleAsync();
        await evening.World.DoAsync(new TelegramCommand.Migrate(group, super));
        await evening.SettleAsync();
        await evening.TapAsync("Approve", chat: super);
        var approved = Assert.Single(
            evening.State.Proposals.Values, proposal => proposal.Status == ProposalStatus.Approved);
        await evening.RestartAsync();
        await evening.SayAsync($"/reject {approved.Number}", chat: super);
        Assert.Equal(ProposalStatus.Withdrawn, evening.State.Proposals[approved.Number].Status);
        var text = await evening.ReadAsync(super);
        Assert.Contains("ended: withdrawn", text, StringComparison.Ordinal);
        Assert.DoesNotContain("May be repeated", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_another_bot_listens_this_one_stops_says_so_elsewhere_and_still_speaks()
    {
        await using var evening = await TelegramEvening.StartAsync(options => options with { PollSeconds = 50 });
        await evening.DeliverAsync();
        var timers = evening.World.Time.TimersSet;
        var hearing = evening.Chat.HearAsync(Cancel);
        await TelegramWorld.UntilAsync(() => evening.World.Time.TimersSet >= timers + 2);
        await evening.World.CallAsync("getUpdates", """{"offset":1}""");
        await hearing;
        var alert = Assert.Single(evening.State.Alerts.Standing.Values, alert => alert.Rings);
        Assert.StartsWith("Another bot listens with the same Telegram token", alert.Text, StringComparison.Ordinal);
        await evening.DeliverAsync();
        Assert.Contains("Another bot listens", await evening.ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_token_ends_it_and_rings_elsewhere()
    {
        await using var evening = await TelegramEvening.StartAsync();
        await evening.World.DoAsync(new TelegramCommand.Fault(TelegramFaultKind.Unauthorized, Times: 1));
        Assert.False(await evening.Chat.BeginAsync(Cancel));
        Assert.Contains(
            evening.State.Alerts.Standing.Values,
            alert => alert.Rings && alert.Text.Contains("Check Telegram:Token", StringComparison.Ordinal));
    }

    private static Task FaultAsync(
        TelegramEvening evening, TelegramFaultKind kind, int times, double seconds = 5) =>
        evening.World.DoAsync(
            new TelegramCommand.Fault(kind, Times: times, Method: "sendMessage", Seconds: seconds));

    /// <summary>Time goes on between looks, as it does where the loops run.</summary>
    private static async Task DeliverForAsync(TelegramEvening evening, int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            await evening.DeliverAsync();
            evening.World.Time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private static void AssertEachOnce(DeskState state, string text)
    {
        foreach (var proposal in state.OpenProposals)
        {
            var title = FormattableString.Invariant($"Proposal {proposal.Number}: buy");
            Assert.Equal(2, text.Split(title).Length);
        }
    }
}
