using System.Text.Json.Nodes;
using NanoCap.Simulators.Telegram.Wire;

namespace NanoCap.Simulators.Telegram.Methods;

/// <summary>The methods that answer at once, by their names in lower case.</summary>
internal sealed class MethodTable
{
    private readonly Dictionary<string, Func<MethodCall, JsonNode>> methods;

    public MethodTable(TelegramBook book, MessageRate rate)
    {
        var (messages, edits) = (new MessageMethods(book, rate), new EditMethods(book, rate));
        var (bot, webhook) = (new BotMethods(book), new WebhookMethods(book));
        methods = new(StringComparer.Ordinal)
        {
            ["sendmessage"] = messages.SendMessage,
            ["sendphoto"] = messages.SendPhoto,
            ["deletemessage"] = messages.DeleteMessage,
            ["pinchatmessage"] = messages.PinChatMessage,
            ["unpinchatmessage"] = messages.UnpinChatMessage,
            ["editmessagetext"] = edits.EditText,
            ["editmessagecaption"] = edits.EditCaption,
            ["editmessagemedia"] = edits.EditMedia,
            ["editmessagereplymarkup"] = edits.EditReplyMarkup,
            ["getme"] = bot.GetMe,
            ["getchat"] = bot.GetChat,
            ["answercallbackquery"] = bot.AnswerCallbackQuery,
            ["setmycommands"] = bot.SetMyCommands,
            ["getmycommands"] = bot.GetMyCommands,
            ["deletemycommands"] = bot.DeleteMyCommands,
            ["setwebhook"] = webhook.SetWebhook,
            ["deletewebhook"] = webhook.DeleteWebhook,
            ["getwebhookinfo"] = webhook.GetWebhookInfo,
        };
    }

    public Func<MethodCall, JsonNode>? Find(string name) => methods.GetValueOrDefault(name);
}
