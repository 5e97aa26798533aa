using System.Text.Json.Nodes;
using NanoCap.Simulators.Telegram.Entities;
using NanoCap.Simulators.Telegram.Line;
using NanoCap.Simulators.Telegram.Methods;
using NanoCap.Simulators.Telegram.Wire;

namespace NanoCap.Simulators.Telegram.Control;

/// <summary>Does what a test says, under the stand-in's lock.</summary>
internal sealed class TelegramControlDesk(TelegramBook book, TelegramFaults faults, MessageRate rate)
{
    private JsonObject? last;

    /// <summary>What came of it: the new update's number, and the message's or query's.</summary>
    /// <exception cref="TelegramException">It cannot be done.</exception>
    public JsonObject Do(TelegramCommand command)
    {
        switch (command)
        {
            case TelegramCommand.AddUser user:
                book.Add(new StandInUser(user.User, user.Name, user.UserName));
                return [];
            case TelegramCommand.AddChat chat:
                book.Add(new StandInChat(chat.Chat, chat.Kind, chat.Title) { IsForum = chat.IsForum });
                return [];
            case TelegramCommand.AddTopic topic:
                ChatOf(topic.Chat).Topics.Add(topic.Topic);
                return [];
            case TelegramCommand.Say said:
                return Say(said);
            case TelegramCommand.Tap tap:
                return Tap(tap);
            case TelegramCommand.RepeatUpdate:
                return new JsonObject
                {
                    ["update"] = last is null ? null : book.Updates.AddAgain(last, book.Clock.Now),
                };
            case TelegramCommand.Block block:
                Shut(block.Chat, isShut: true);
                return [];
            case TelegramCommand.Unblock unblock:
                Shut(unblock.Chat, isShut: false);
                return [];
            case TelegramCommand.Migrate migrate:
                return Migrate(migrate);
            default:
                Set(command);
                return [];
        }
    }

    private void Set(TelegramCommand command)
    {
        switch (command)
        {
            case TelegramCommand.ExpireQueries:
                book.ForgetQueries();
                break;
            case TelegramCommand.SetTime time:
                book.Clock.Set(time.Now);
                break;
            case TelegramCommand.SetLimits limits:
                rate.Limits = new TelegramLimits(limits.ChatPerSecond, limits.GroupPerMinute, limits.AllPerSecond);
                break;
            case TelegramCommand.Fault fault:
                faults.Add(fault);
                break;
            case TelegramCommand.ClearFaults:
                faults.Clear();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(command), command, "Expected a known command.");
        }
    }

    private StandInChat ChatOf(long id) => book.ChatOf(id, book.UserOf(id));

    private JsonObject Say(TelegramCommand.Say said)
    {
        var user = book.UserOf(said.User);
        var chat = book.ChatOf(said.Chat ?? said.User, user);
        var message = new StandInMessage(book.NextMessage(chat), chat, user, book.Clock.Now)
        {
            Content = WithCommand(FormattedText.Plain(said.Text)),
            Topic = said.Topic,
            ReplyTo = said.ReplyTo,
        };
        chat.Messages[message.Id] = message;
        book.Transcript.Said(message);
        return new JsonObject
        {
            ["message"] = message.Id,
            ["update"] = IsHeard(message) ? Tell("message", message.ToJson()) : null,
        };
    }

    private bool IsHeard(StandInMessage message) =>
        book.Options.SeesWholeGroups
        || message.Chat.Kind == ChatKind.Private
        || message.Content.Text.StartsWith('/')
        || (message.ReplyTo is { } id && message.Chat.Messages.GetValueOrDefault(id)?.From == book.Bot);

    private static FormattedText WithCommand(FormattedText text)
    {
        var end = text.Text.IndexOfAny([' ', '\n']);
        return text.Text.StartsWith('/')
            ? text with { Entities = [new MessageEntity("bot_command", 0, end < 0 ? text.Text.Length : end)] }
            : text;
    }

    private JsonObject Tap(TelegramCommand.Tap tap)
    {
        var user = book.UserOf(tap.User);
        var chat = book.ChatOf(tap.Chat ?? tap.User, user);
        var message = tap.Message is { } id
            ? chat.Messages.GetValueOrDefault(id)
            : chat.Messages.Values.LastOrDefault(candidate => candidate.FindData(tap.Button) is not null);
        var data = tap.Data ?? message?.FindData(tap.Button)
            ?? throw TelegramException.Bad($"there is no button \"{tap.Button}\"");
        var query = book.AddQuery(chat.Id, user, data);
        var number = message is null ? tap.Message : message.Id;
        book.Transcript.Note(book.Clock.Now, chat, $"{user.Name} tapped [{tap.Button}] of #{number}");
        return new JsonObject
        {
            ["query"] = query.Id,
            ["update"] = Tell("callback_query", new JsonObject
            {
                ["id"] = query.Id,
                ["from"] = user.ToJson(),
                // A message that is gone is only named.
                ["message"] = message?.ToJson() ?? new JsonObject
                {
                    ["chat"] = chat.ToJson(),
                    ["message_id"] = number,
                    ["date"] = 0,
                },
                ["chat_instance"] = "-" + query.Id,
                ["data"] = data,
            }),
        };
    }

    private void Shut(long id, bool isShut)
    {
        var chat = ChatOf(id);
        chat.IsShut = isShut;
        book.Transcript.Note(book.Clock.Now, chat, isShut ? "blocked the bot" : "unblocked the bot");
    }

    private JsonObject Migrate(TelegramCommand.Migrate migrate)
    {
        var old = ChatOf(migrate.Chat);
        var next = new StandInChat(migrate.To ?? book.NextSupergroup(), ChatKind.Supergroup, old.Title);
        book.Add(next);
        old.MigratedTo = next.Id;
        book.Transcript.Note(book.Clock.Now, old, "became a supergroup");
        Tell("message", Service(old, "migrate_to_chat_id", next.Id));
        return new JsonObject
        {
            ["chat"] = next.Id,
            ["update"] = Tell("message", Service(next, "migrate_from_chat_id", old.Id)),
        };
    }

    private JsonObject Service(StandInChat chat, string member, long other)
    {
        var json = new StandInMessage(book.NextMessage(chat), chat, book.UserOf(1), book.Clock.Now).ToJson();
        json.Remove("text");
        json[member] = other;
        return json;
    }

    private long? Tell(string kind, JsonObject body)
    {
        last = new JsonObject { ["update_id"] = 0, [kind] = body.DeepClone() };
        return book.Updates.Add(kind, body, book.Clock.Now);
    }
}
