using System.Text;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Options;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Bot.Tests.Scenarios;

/// <summary>What somebody meets who starts the bot with nothing configured.</summary>
public sealed class FirstEveningTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task With_nothing_configured_the_first_evening_has_at_least_three_proposals()
    {
        await using var bot = await LivingBot.StartAsync(NothingConfigured());
        var open = bot.State.OpenProposals.ToList();
        Assert.True(open.Count >= 3, $"{open.Count} proposals");
        Assert.True(bot.State.LastScan!.IsSimulated);
        Assert.Equal(1_000m, bot.State.Equity.Value);
        foreach (var proposal in open)
        {
            await bot.DoAsync($"/approve {proposal.Number}");
        }

        await bot.NextAsync();
        Assert.NotEmpty(bot.State.Positions);
        await bot.AssertBalancedAsync();
    }

    [Fact]
    public async Task An_exit_in_the_evening_cancels_at_once_so_that_nothing_is_late_in_the_morning()
    {
        await using var bot = await LivingBot.StartAsync(NothingConfigured());
        await bot.DoAsync("/approve all");
        await bot.NextAsync();
        Assert.NotEmpty(bot.State.OpenOrders);

        await bot.DoAsync("/exit EXIT");

        Assert.Empty(bot.State.Positions);
        Assert.DoesNotContain(bot.State.Alerts.Known, alert => alert.Topic == AlertTopic.Order);
    }

    [Fact]
    public async Task After_a_damaged_journal_every_command_says_that_nothing_is_known_and_how_to_go_on()
    {
        var options = NothingConfigured();
        await using (var bot = await LivingBot.StartAsync(options))
        {
            await bot.DoAsync("/approve 1");
            await bot.NextAsync();
        }

        Damage(Path.Combine(options.State.Folder, "desk.db"), "\"version\":1,\"shares\":"u8);
        await using var halted = await LivingBot.StartAsync(options);
        foreach (var line in (string[])["/status", "/positions", "/cash", "/next", "/approve all"])
        {
            var reply = await halted.SayAsync(line);
            Assert.Equal((line, AnswerKind.Halted), (line, reply.Kind));
            Assert.Contains("start with --state and the name of a new folder", Unwrapped(reply.Text),
                StringComparison.Ordinal);
            Assert.DoesNotContain("0.00", reply.Text, StringComparison.Ordinal);
        }

        Assert.Equal(AnswerKind.Done, (await halted.SayAsync("/help")).Kind);

        // Exits are never blocked: the broker's books are all that it needs.
        var exit = await halted.SayAsync("/exit EXIT");
        Assert.Equal(AnswerKind.Done, exit.Kind);
        Assert.Contains("EXIT by the broker's books", Unwrapped(exit.Text), StringComparison.Ordinal);
    }

    private static string Unwrapped(string text) =>
        string.Join(' ', text.Split([' ', '\n', '│', '-'], StringSplitOptions.RemoveEmptyEntries))
            .Replace(" state ", " --state ", StringComparison.Ordinal);

    private static void Damage(string file, ReadOnlySpan<byte> words)
    {
        var bytes = File.ReadAllBytes(file);
        var place = bytes.AsSpan().IndexOf(words);
        Assert.True(place >= 0, $"Expected '{Encoding.UTF8.GetString(words)}' in {file}.");
        bytes.AsSpan(place, 20).Fill((byte)'X');
        File.WriteAllBytes(file, bytes);
    }

    private BotOptions NothingConfigured() => BotConfiguration.Load(
        AppContext.BaseDirectory, new Dictionary<string, string?> { ["State:Folder"] = temporary.Path });
}
