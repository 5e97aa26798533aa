using System.Text.Json.Nodes;
using NanoCap.Simulators.Telegram.Wire;

namespace NanoCap.Simulators.Telegram.Entities;

/// <summary>A text as people see it, with its entities.</summary>
public sealed record FormattedText(string Text, IReadOnlyList<MessageEntity> Entities)
{
    public static FormattedText Plain(string text) => new FormattedText(text, []).Tidied();

    /// <exception cref="TelegramException">It cannot be parsed.</exception>
    public static FormattedText Parse(string text, string? mode)
    {
        var clean = Clean(text);
        var parsed = mode?.ToUpperInvariant() switch
        {
            null or "" or "NONE" => new FormattedText(clean, []),
            "HTML" => HtmlReader.Read(clean),
            "MARKDOWNV2" => MarkdownReader.Read(clean),
            _ => throw TelegramException.Bad("unsupported parse_mode"),
        };
        return parsed.Tidied();
    }

    public JsonArray EntitiesToJson() => new([.. Entities.Select(entity => (JsonNode)entity.ToJson())]);

    public bool IsSame(FormattedText other) => Text == other.Text && Entities.SequenceEqual(other.Entities);

    /// <summary>Without space at both ends, entities in their order and none of them empty.</summary>
    private FormattedText Tidied()
    {
        var start = Text.Length - Text.TrimStart().Length;
        var text = Text.Trim();
        var entities = Entities
            .Select(entity => entity with
            {
                Offset = Math.Max(0, entity.Offset - start),
                Length = Math.Min(entity.Offset + entity.Length - start, text.Length)
                    - Math.Max(0, entity.Offset - start),
            })
            .Where(entity => entity.Length > 0)
            .OrderBy(entity => entity.Offset)
            .ThenByDescending(entity => entity.Length)
            .ToList();
        return new FormattedText(text, entities);
    }

    /// <summary>Control characters become spaces; returns, line separators and changes of direction vanish.</summary>
    private static string Clean(string text) => string.Concat(text
        .Where(character => character is not ('\r' or (>= '\u2028' and <= '\u202e')))
        .Select(character => character != '\n' && character < ' ' ? ' ' : character));
}
