using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NanoCap.Bot.Chat.Delivery;
using NanoCap.Bot.Chat.Telegram;
using NanoCap.Bot.Options;
using NanoCap.Bot.Tests.Chat;
using NanoCap.Bot.Tests.Chat.Delivery;
using NanoCap.Bot.Tests.Simulators.Telegram;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Simulators.Telegram;
using NanoCap.Simulators.Telegram.Control;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Tests.Scenarios.Telegram;

/// <summary>One chat of Telegram's stand-in over HTTP, its rates held without leniency, and a state that the test sets.
/// </summary>
public sealed class ManyCardsTests
{
    private const long Group = TelegramWorld.Group;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(TelegramWorld.Ada, 130)]
    [InlineData(Group, 520)]
    public async Task A_hundred_cards_at_once_stay_inside_the_rates_and_the_alert_among_them_does_not_wait(
        long chat, int mostSeconds)
    {
        var state = Desks.FirstEvening with
        {
            Proposals = Desks.FirstEvening.Proposals.Clear().AddRange(Enumerable.Range(1, 100).Select(number =>
                KeyValuePair.Create(number, Desks.Proposal(number, "ABCD", 1, 4m, 25)))),
        };
        await using var world = await TelegramWorld.StartAsync(
            standIn => standIn with { Limits = TelegramLimits.Usual });
        await world.DoAsync(new TelegramCommand.AddChat(Group, "Desk"));
        var around = new ScriptedSurroundings(state);
        var begun = world.Time.GetUtcNow();
        var sent = await DeliverAsync(world, chat, around, pass: place =>
        {
            if (place == 40)
            {
                around.State = around.State with { Mode = DeskMode.Exiting, ExitCount = 1, ExitUnderWay = 1 };
            }
        });
        Assert.InRange((world.Time.GetUtcNow() - begun).TotalSeconds, 90, mostSeconds);
        var calls = (await world.Control.ReadCallsAsync(Cancel)).Where(call => call.Method == "sendMessage").ToList();
        Assert.All(calls, call => Assert.Equal(200, call.Status));
        Assert.Equal(102, calls.Count);
        Assert.Equal(41, sent.FindIndex(key => key == "exit:1"));
    }

    [Theory]
    [InlineData("</b><a href=\"tg://user?id=1\">Free money</a>")]
    [InlineData("&lt;b&gt; <script>alert(1)</script> & Söhne_[*](x)`")]
    [InlineData("\u202Egnp.exe\u0000\u2028\uD800 </pre></code>")]
    public async Task A_hostile_name_is_shown_as_it_is_spelled_and_does_nothing(string name)
    {
        var hostile = Desks.FirstEvening.Proposals[1];
        var state = Desks.FirstEvening with
        {
            Proposals = Desks.FirstEvening.Proposals.Clear().Add(1, hostile with
            {
                Terms = hostile.Terms with { Name = name, Sector = name, Strategy = name },
            }),
        };
        await using var world = await TelegramWorld.StartAsync();
        await DeliverAsync(world, TelegramWorld.Ada, new ScriptedSurroundings(state), _ => { });
        var message = Assert.Single(await world.Control.ReadMessagesAsync(TelegramWorld.Ada, Cancel),
            message => ((string?)message!["text"])?.Contains("Proposal 1: buy", StringComparison.Ordinal) == true)!;
        Assert.Contains(TelegramText.Plain(name), (string?)message["text"], StringComparison.Ordinal);
        Assert.DoesNotContain(
            message["entities"]!.AsArray(), entity => (string?)entity!["type"] is "text_link" or "text_mention");
    }

    /// <returns>The keys in the order in which they were delivered.</returns>
    private static async Task<List<string>> DeliverAsync(
        TelegramWorld world, long chat, ScriptedSurroundings around, Action<int> pass)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Path);
        using var database = new ChatDatabase(folder.File(ChatDatabase.FileName));
        var options = new TelegramOptions
        {
            Token = new TelegramStandInOptions().Token,
            ApiAddress = world.StandIn.Address.ToString(),
            DeadlineSeconds = 60,
        };
        await using var services = new ServiceCollection().AddLogging().AddTelegramClient(options, world.Time)
            .BuildServiceProvider();
        var book = new DeliveryBook(database, "telegram");
        var name = FormattableString.Invariant($"{chat}");
        var delivery = new ChatDelivery(
            new ChatPlace(name, ChatSubjects.All & ~ChatSubjects.Heartbeat),
            new TelegramSender(services.GetRequiredService<TelegramClient>()), book,
            new ButtonIssue(new CountedButtons(), "telegram"), around, new BackOff(new Random(7)), world.Time,
            NullLogger<ChatDelivery>.Instance);
        var keys = new List<string>();
        for (var place = 0; ; place++)
        {
            var delivering = delivery.DeliverOnceAsync(Cancel);
            await world.Time.PassWhileAsync(delivering, TimeSpan.FromSeconds(20));
            if (!(await delivering).DidSomething)
            {
                return keys;
            }

            keys.AddRange(book.RowsOf(name).Keys.Except(keys));
            pass(place);
        }
    }
}
