using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NanoCap.Simulators.Telegram.Wire;

namespace NanoCap.Simulators.Telegram.Methods;

/// <summary>The bot itself: who it is, its commands, its answers to taps.</summary>
internal sealed partial class BotMethods(TelegramBook book)
{
    private const int LongestAnswer = 200;
    private const int MostCommands = 100;
    private const int LongestDescription = 256;

    public JsonNode GetMe(MethodCall call)
    {
        var me = book.Bot.ToJson();
        me["can_join_groups"] = true;
        me["can_read_all_group_messages"] = book.Options.SeesWholeGroups;
        me["supports_inline_queries"] = false;
        return me;
    }

    public JsonNode GetChat(MethodCall call)
    {
        var chat = book.OpenChat(call);
        var json = chat.ToJson();
        json["accent_color_id"] = 0;
        json["max_reaction_count"] = 11;
        if (chat.Pinned is { } pinned)
        {
            json["pinned_message"] = pinned.ToJson();
        }

        return json;
    }

    public JsonNode AnswerCallbackQuery(MethodCall call)
    {
        var text = call.Find("text") ?? string.Empty;
        if (text.Length > LongestAnswer)
        {
            throw TelegramException.Bad("MESSAGE_TOO_LONG");
        }

        var query = book.TakeQuery(call.Find("callback_query_id")) ?? throw TelegramException.Bad(
            "query is too old and response timeout expired or query ID is invalid");
        var how = call.IsTrue("show_alert") ? "alert" : "notice";
        var what = text.Length == 0 ? "tap answered" : $"tap answered by {how}: {text}";
        book.Transcript.Note(book.Clock.Now, book.ChatOf(query.Chat, query.By), what);
        return true;
    }

    public JsonNode SetMyCommands(MethodCall call)
    {
        var commands = call.FindJson("commands") as JsonArray
            ?? throw TelegramException.Bad("parameter \"commands\" is required");
        if (commands.Count > MostCommands)
        {
            throw TelegramException.Bad("BOT_COMMANDS_TOO_MUCH");
        }

        foreach (var command in commands)
        {
            if (!CommandName().IsMatch((string?)command?["command"] ?? string.Empty))
            {
                throw TelegramException.Bad("BOT_COMMAND_INVALID");
            }

            if (((string?)command!["description"])?.Length is not (>= 1 and <= LongestDescription))
            {
                throw TelegramException.Bad("BOT_COMMAND_DESCRIPTION_INVALID");
            }
        }

        book.Commands[ScopeOf(call)] = commands;
        return true;
    }

    public JsonNode GetMyCommands(MethodCall call) =>
        book.Commands.TryGetValue(ScopeOf(call), out var commands) ? commands.DeepClone() : new JsonArray();

    public JsonNode DeleteMyCommands(MethodCall call)
    {
        book.Commands.Remove(ScopeOf(call));
        return true;
    }

    /// <summary>Such as <c>chat:-100200:5</c> and the language.</summary>
    private static string ScopeOf(MethodCall call)
    {
        var scope = call.FindJson("scope");
        var parts = new[] { (string?)scope?["type"] ?? "default", scope?["chat_id"]?.ToString(),
            scope?["user_id"]?.ToString(), call.Find("language_code") };
        return string.Join(':', parts.OfType<string>());
    }

    [GeneratedRegex("^[a-z0-9_]{1,32}$", RegexOptions.CultureInvariant)]
    private static partial Regex CommandName();
}
