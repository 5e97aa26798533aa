using System.Text.RegularExpressions;
using NanoCap.Bot.Options;

namespace NanoCap.Bot.Brokers.Alpaca;

/// <summary>Keeps the latest answers that nobody could make sense of, as they came, without keys and account numbers.
/// Safe for several threads.</summary>
internal sealed partial class NotUnderstood(AlpacaOptions options, ILogger<NotUnderstood> logger)
{
    public const int Kept = 32;
    public const int LongestText = 4_000;
    private readonly Lock gate = new();
    private readonly Queue<string> texts = new();

    public IReadOnlyList<string> Texts
    {
        get
        {
            lock (gate)
            {
                return [.. texts];
            }
        }
    }

    public void Keep(string what, string text)
    {
        var kept = $"{what}: {Clean(text)}";
        lock (gate)
        {
            texts.Enqueue(kept);
            if (texts.Count > Kept)
            {
                texts.Dequeue();
            }
        }

        LogKept(logger, kept);
    }

    private string Clean(string text)
    {
        foreach (var secret in new[] { options.KeyId, options.SecretKey })
        {
            text = string.IsNullOrEmpty(secret) ? text : text.Replace(secret, "***", StringComparison.Ordinal);
        }

        text = AccountNumber().Replace(text, "$1***");
        return text.Length > LongestText ? text[..LongestText] + "..." : text;
    }

    [GeneratedRegex("""("account_(?:number|id)"\s*:\s*"?)[^",}]*""")]
    private static partial Regex AccountNumber();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Alpaca said what was not understood; {What}")]
    private static partial void LogKept(ILogger logger, string what);
}
