using System.Text.RegularExpressions;
using NanoCap.Bot.Tests.Chat;
using NanoCap.Simulators.Telegram.Control;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Tests.Scenarios.Telegram;

/// <summary>The first evenings of somebody who has nothing but a phone.</summary>
public sealed class TelegramEveningTests
{
    [Fact]
    public async Task An_account_is_run_from_a_phone_from_the_first_digest_to_the_last_sale()
    {
        await using var evening = await TelegramEvening.StartAsync();
        await evening.SettleAsync();
        var first = evening.State.OpenProposals.First().Number;
        await evening.TapAsync("Approve", (long)(await evening.CardAsync(first))["message_id"]!);
        Assert.Equal(ProposalStatus.Approved, evening.State.Proposals[first].Status);
        await evening.SayAsync("/approve 2");
        await evening.SayAsync("/next");
        Assert.NotEmpty(evening.State.Positions);
        var card = await evening.CardAsync(first);
        Assert.NotNull(card["edit_date"]);
        await evening.SayAsync("/status");
        await evening.SayAsync("/next");
        await evening.SayAsync("/exit");
        await evening.TapAsync("No");
        Assert.Null(evening.State.ExitUnderWay);
        await evening.SayAsync("/exit");
        await evening.SayAsync("EXIT");
        Assert.Empty(evening.State.Positions);
        Approved.Text(WithoutHashes(await evening.ReadStoryAsync()), "first-evening");
    }

    [Fact]
    public async Task Exit_by_button_ends_with_nothing_held()
    {
        await using var evening = await TelegramEvening.StartAsync();
        await evening.SettleAsync();
        await evening.SayAsync("/approve all");
        await evening.TapAsync("Yes");
        await evening.SayAsync("/next");
        Assert.NotEmpty(evening.State.Positions);
        await evening.SayAsync("/exit");
        await evening.TapAsync("EXIT");
        Assert.Empty(evening.State.Positions);
        Assert.Contains("EXIT 1 is done", await evening.ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_wrote_while_the_bot_was_down_is_answered_and_nothing_is_done_twice()
    {
        await using var evening = await TelegramEvening.StartAsync();
        await evening.SettleAsync();
        await evening.World.SayAsync("/status");
        await evening.World.SayAsync("/approve 1");
        await evening.World.SayAsync("/buy AAPL $100");
        await evening.World.SayAsync("/pause");
        evening.World.Time.Advance(TimeSpan.FromMinutes(10));
        await evening.RestartAsync();
        await evening.SettleAsync();
        var text = await evening.ReadAsync();
        Assert.Equal(DeskMode.Paused, evening.State.Mode);
        Assert.Contains("This came 10 minutes late, and nothing was done: /buy AAPL $100", text,
            StringComparison.Ordinal);
        await evening.World.DoAsync(new TelegramCommand.RepeatUpdate());
        await evening.SettleAsync();
        Assert.Single(evening.State.Proposals.Values, proposal => proposal.Status == ProposalStatus.Approved);
    }

    [Fact]
    public async Task A_stranger_gets_a_number_and_nothing_else_and_a_group_that_is_not_named_gets_nothing()
    {
        await using var evening = await TelegramEvening.StartAsync();
        await evening.SettleAsync();
        const long stranger = 6_000_000_009;
        foreach (var line in (string[])["/start", "/status", "/exit EXIT", "/approve all", "hello"])
        {
            await evening.SayAsync(line, stranger);
        }

        Assert.DoesNotContain("the bot wrote", await evening.ReadAsync(stranger), StringComparison.Ordinal);
        await evening.SayAsync("/whoami", stranger);
        Assert.Contains($"User {stranger} on telegram", await evening.ReadAsync(stranger), StringComparison.Ordinal);
        await evening.World.DoAsync(new TelegramCommand.AddChat(TelegramEvening.Group, "Lunch"));
        await evening.SayAsync("/status", chat: TelegramEvening.Group);
        Assert.DoesNotContain("the bot wrote", await evening.ReadAsync(TelegramEvening.Group),
            StringComparison.Ordinal);
        Assert.Equal(DeskMode.Active, evening.State.Mode);
    }

    /// <summary>Each new property of an event changes them.</summary>
    private static string WithoutHashes(string story) =>
        Regex.Replace(story, "(?<=Journal [0-9]+ )[0-9a-f]{12}", "(hash)");
}
