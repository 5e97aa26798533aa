using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Telegram;
using NanoCap.Bot.Tests.Simulators.Telegram;
using NanoCap.Simulators.Telegram;
using NanoCap.Simulators.Telegram.Control;
using NanoCap.Simulators.Telegram.Line;
using Answer = NanoCap.Bot.Chat.Telegram.TelegramAnswer<NanoCap.Bot.Chat.Telegram.TelegramWire.Message>;

namespace NanoCap.Bot.Tests.Chat.Telegram;

public sealed class TelegramClientTests
{
    private static readonly TelegramKeyboard Keyboard =
        TelegramKeyboard.Of([new CardButton("Approve", "/approve 1")], _ => "opaque")!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_goes_out_is_changed_gets_a_picture_and_is_pinned()
    {
        await using var rig = await TelegramRig.StartAsync();
        var sent = await rig.SentAsync("<b>Buy</b> &amp; hold", Keyboard);
        Assert.Equal(("Buy & hold", TelegramRig.Ada), (sent.Text, sent.Chat.Id));
        var edited = Assert.IsType<Answer.Done>(await rig.EditAsync(sent.MessageId, "Approved"));
        Assert.Equal("Approved", edited.Result.Text);
        rig.World.Time.Advance(TimeSpan.FromSeconds(2));
        var photo = Assert.IsType<Answer.Done>(await rig.Client.SendPhotoAsync(
            new TelegramBodies.SendPhoto(TelegramRig.Ada, "<i>equity</i>") { ReplyMarkup = Keyboard },
            new TelegramUpload(TelegramWorld.Png(800, 600)), FloodPriority.Normal, Cancel));
        Assert.Equal(("equity", 800), (photo.Result.Caption, photo.Result.Photo![0].Width));
        rig.World.Time.Advance(TimeSpan.FromSeconds(2));
        var other = Assert.IsType<Answer.Done>(await rig.Client.EditMediaAsync(
            new TelegramBodies.EditMedia(TelegramRig.Ada, photo.Result.MessageId, new TelegramBodies.Media("new")),
            new TelegramUpload(TelegramWorld.Png(400, 300)), FloodPriority.Normal, Cancel));
        Assert.Equal(("new", 400), (other.Result.Caption, other.Result.Photo![0].Width));
        rig.World.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.IsType<Answer.Done>(await rig.Client.EditCaptionAsync(
            new TelegramBodies.EditCaption(TelegramRig.Ada, photo.Result.MessageId, "newer"),
            FloodPriority.Normal, Cancel));
        rig.World.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.IsType<Answer.Done>(await rig.Client.EditKeyboardAsync(
            new TelegramBodies.EditKeyboard(TelegramRig.Ada, photo.Result.MessageId) { ReplyMarkup = Keyboard },
            FloodPriority.Normal, Cancel));
        Assert.IsType<TelegramAnswer<bool>.Done>(await rig.Client.PinAsync(TelegramRig.Ada, sent.MessageId, Cancel));
        var chat = Assert.IsType<TelegramAnswer<TelegramWire.Chat>.Done>(
            await rig.Client.GetChatAsync(TelegramRig.Ada, Cancel));
        Assert.Equal("Approved", chat.Result.PinnedMessage!.Text);
        Assert.IsType<TelegramAnswer<bool>.Done>(
            await rig.Client.DeleteMessageAsync(TelegramRig.Ada, sent.MessageId, Cancel));
    }

    [Fact]
    public async Task The_bot_says_who_it_is_and_sets_its_commands_for_everybody_and_one_chat()
    {
        await using var rig = await TelegramRig.StartAsync();
        var me = Assert.IsType<TelegramAnswer<TelegramWire.User>.Done>(await rig.Client.GetMeAsync(Cancel));
        Assert.Equal((7_000_000_001, "stand_in_bot", true),
            (me.Result.Id, me.Result.Username, me.Result.CanReadAllGroupMessages));
        foreach (var scope in new[]
        {
            TelegramBodies.CommandScope.Everybody, TelegramBodies.CommandScope.OfChat(TelegramRig.Ada),
            TelegramBodies.CommandScope.OfMember(TelegramWorld.Group, TelegramRig.Ada),
        })
        {
            Assert.IsType<TelegramAnswer<bool>.Done>(await rig.Client.SetCommandsAsync(
                new TelegramBodies.SetCommands([new TelegramBodies.Command("status", "the desk")], scope), Cancel));
        }

        var commands = await rig.World.Control.ReadCommandsAsync(Cancel);
        Assert.Equal(
            [$"chat:{TelegramRig.Ada}", $"chat_member:{TelegramWorld.Group}:{TelegramRig.Ada}", "default"],
            commands.Select(scope => scope.Key));
        Assert.Equal("""[{"command":"status","description":"the desk"}]""", commands["default"]!.ToJsonString());
    }

    [Fact]
    public async Task Each_refusal_that_has_consequences_is_told_apart()
    {
        await using var rig = await TelegramRig.StartAsync();
        Assert.Equal(TelegramRefusalKind.CannotParse, Kind(await rig.SendAsync("<b>x")));
        Assert.Equal(TelegramRefusalKind.Empty, Kind(await rig.SendAsync("  ")));
        Assert.Equal(TelegramRefusalKind.TooLong, Kind(await rig.SendAsync(new string('x', 4097))));
        Assert.Equal(TelegramRefusalKind.ChatNotFound, Kind(await rig.SendAsync("x", chat: 12)));
        Assert.Equal(TelegramRefusalKind.MessageNotFound, Kind(await rig.EditAsync(9_999, "x")));
        Assert.Equal(TelegramRefusalKind.MessageFixed, Kind(await rig.EditAsync(101, "x")));
        rig.World.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(TelegramRefusalKind.TopicNotFound, Kind(await rig.Client.SendMessageAsync(
            new TelegramBodies.SendMessage(TelegramRig.Ada, "x") { MessageThreadId = 7 }, FloodPriority.Normal,
            Cancel)));
        var late = Assert.IsType<TelegramAnswer<bool>.Refused>(await rig.Client.AnswerCallbackAsync(
            new TelegramBodies.AnswerCallback("1") { Text = "Approved" }, Cancel));
        Assert.Equal(TelegramRefusalKind.QueryTooOld, late.Kind);
    }

    [Fact]
    public async Task An_edit_that_changes_nothing_is_no_failure()
    {
        await using var rig = await TelegramRig.StartAsync();
        var sent = await rig.SentAsync("same");
        Assert.IsType<Answer.NotModified>(await rig.EditAsync(sent.MessageId, "same"));
    }

    [Fact]
    public async Task A_person_who_blocked_the_bot_and_a_group_that_moved_are_told()
    {
        await using var rig = await TelegramRig.StartAsync();
        await rig.World.DoAsync(new TelegramCommand.Block(TelegramRig.Ada));
        Assert.Equal(
            "Forbidden: bot was blocked by the user",
            Assert.IsType<Answer.Blocked>(await rig.SendAsync("x")).Description);
        await rig.World.DoAsync(new TelegramCommand.AddChat(-400, "Desk", ChatKind.Group));
        var moved = (long)(await rig.World.DoAsync(new TelegramCommand.Migrate(-400)))["chat"]!;
        Assert.Equal(moved, Assert.IsType<Answer.Migrated>(await rig.SendAsync("x", chat: -400)).NewChatId);
        Assert.IsType<Answer.Done>(await rig.SendAsync("x", chat: moved));
    }

    [Fact]
    public async Task Too_many_says_when_and_the_chat_waits_until_then()
    {
        await using var rig = await TelegramRig.StartAsync();
        await rig.FaultAsync(TelegramFaultKind.TooMany, seconds: 7);
        var retry = Assert.IsType<Answer.RetryAfter>(await rig.SendAsync("x"));
        Assert.Equal((TimeSpan.FromSeconds(7), rig.World.Time.GetUtcNow().AddSeconds(7)), (retry.Wait, retry.Until));
        var waits = rig.Client.SendMessageAsync(
            new TelegramBodies.SendMessage(TelegramRig.Ada, "again"), FloodPriority.Critical, Cancel);
        await TelegramWorld.UntilAsync(() => rig.World.Time.TimersSet == 2);
        rig.World.Time.Advance(TimeSpan.FromSeconds(6.9));
        Assert.False(waits.IsCompleted);
        rig.World.Time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.IsType<Answer.Done>(await waits);
    }

    [Fact]
    public async Task A_message_that_would_wait_beyond_its_deadline_is_not_sent()
    {
        await using var rig = await TelegramRig.StartAsync();
        await rig.FaultAsync(TelegramFaultKind.TooMany, seconds: 60);
        Assert.IsType<Answer.RetryAfter>(await rig.SendAsync("x"));
        var waits = rig.Client.SendMessageAsync(
            new TelegramBodies.SendMessage(TelegramRig.Ada, "again"), FloodPriority.Normal, Cancel);
        await TelegramWorld.UntilAsync(() => rig.World.Time.TimersSet == 2);
        rig.World.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(
            "Telegram's rates leave no room for sendMessage for another 50 s.",
            Assert.IsType<Answer.NotSent>(await waits).Why);
        Assert.Single(await rig.World.Control.ReadCallsAsync(Cancel));
    }

    [Theory]
    [InlineData(TelegramFaultKind.DropBefore, 0)]
    [InlineData(TelegramFaultKind.DropAfter, 1)]
    [InlineData(TelegramFaultKind.FailBefore, 0)]
    [InlineData(TelegramFaultKind.FailAfter, 1)]
    [InlineData(TelegramFaultKind.HtmlAfter, 1)]
    public async Task Without_telegrams_own_word_it_is_uncertain_and_sent_once(TelegramFaultKind kind, int messages)
    {
        await using var rig = await TelegramRig.StartAsync();
        await rig.FaultAsync(kind);
        Assert.IsType<Answer.Uncertain>(await rig.SendAsync("x"));
        Assert.Single(await rig.World.Control.ReadCallsAsync(Cancel));
        Assert.Equal(messages, (await rig.World.Control.ReadMessagesAsync(TelegramRig.Ada, Cancel)).Count - 1);
    }

    [Fact]
    public async Task A_message_that_was_delivered_without_an_answer_in_time_is_uncertain()
    {
        await using var rig = await TelegramRig.StartAsync();
        await rig.FaultAsync(TelegramFaultKind.HangAfter, seconds: 3600);
        var sending = rig.SendAsync("x");
        await TelegramWorld.UntilAsync(() => rig.World.Time.TimersSet == 2);
        rig.World.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(
            "Telegram did not answer sendMessage within 10 s.",
            Assert.IsType<Answer.Uncertain>(await sending).Why);
        Assert.Equal(2, (await rig.World.Control.ReadMessagesAsync(TelegramRig.Ada, Cancel)).Count);
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_was_sent()
    {
        await using var rig = await TelegramRig.StartAsync(
            options => options with { ApiAddress = "http://127.0.0.1:1/" });
        var answer = Assert.IsType<Answer.NotSent>(await rig.SendAsync("x"));
        Assert.DoesNotContain(rig.Options.Token!, answer.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_token_is_told_and_no_text_has_it()
    {
        const string token = "7000000001:very-secret-word";
        await using var rig = await TelegramRig.StartAsync(options => options with { Token = token });
        Assert.IsType<Answer.Unauthorized>(await rig.SendAsync("x"));
        await rig.Polling.RunAsync(new RememberingInbox(), Cancel);
        Assert.NotEmpty(rig.Log.Lines);
        Assert.All(rig.Log.Lines.Append(rig.Options.ToString()), text =>
            Assert.DoesNotContain("very-secret-word", text, StringComparison.Ordinal));
    }

    private static TelegramRefusalKind Kind(Answer answer) => Assert.IsType<Answer.Refused>(answer).Kind;
}
