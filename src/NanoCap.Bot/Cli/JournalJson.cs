using System.Text.Encodings.Web;
using System.Text.Json;

namespace NanoCap.Bot.Cli;

/// <summary>How the journal's verbs write JSON: one line for each thing.</summary>
internal static class JournalJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
