using System.Globalization;
using System.Text;
using NanoCap.Simulators.Telegram.Wire;

namespace NanoCap.Simulators.Telegram.Entities;

/// <summary>Telegram's HTML: a few tags, four named characters, numbered ones, and nothing else.</summary>
internal sealed class HtmlReader
{
    private readonly string source;
    private readonly StringBuilder text = new();
    private readonly List<OpenEntity> open = [];
    private readonly List<MessageEntity> entities = [];
    private int place;

    private HtmlReader(string source) => this.source = source;

    /// <exception cref="TelegramException">A tag is unknown, or not closed as it was opened.</exception>
    public static FormattedText Read(string source) => new HtmlReader(source).Read();

    private FormattedText Read()
    {
        while (place < source.Length)
        {
            switch (source[place])
            {
                case '<' when place + 1 < source.Length && source[place + 1] == '/':
                    ReadEnd();
                    break;
                case '<':
                    ReadStart();
                    break;
                case '&' when ReadCharacter():
                    break;
                default:
                    text.Append(source[place++]);
                    break;
            }
        }

        return open.Count == 0
            ? new FormattedText(text.ToString(), entities)
            : throw TelegramException.Unparsable(
                $"Can't find end tag corresponding to start tag \"{open[^1].Tag}\"");
    }

    /// <summary>Reads a character's name or number; what is neither stays as it is.</summary>
    private bool ReadCharacter()
    {
        var end = place + 1;
        while (end < source.Length && (char.IsAsciiLetterOrDigit(source[end]) || source[end] == '#'))
        {
            end++;
        }

        var found = FindCharacter(source[(place + 1)..end]);
        if (found is null)
        {
            return false;
        }

        text.Append(found);
        place = end < source.Length && source[end] == ';' ? end + 1 : end;
        return true;
    }

    private static string? FindCharacter(string name) => name switch
    {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "quot" => "\"",
        ['#', 'x' or 'X', .. var hex] when Parse(hex, NumberStyles.AllowHexSpecifier) is { } rune => rune,
        ['#', .. var digits] when Parse(digits, NumberStyles.None) is { } rune => rune,
        _ => null,
    };

    private static string? Parse(string digits, NumberStyles style) =>
        int.TryParse(digits, style, CultureInfo.InvariantCulture, out var number) && number > 0
        && Rune.IsValid(number) ? new Rune(number).ToString() : null;

    private void ReadStart()
    {
        var (at, start) = (ByteAt(place), place);
        place++;
        while (place < source.Length && source[place] != '>' && !char.IsWhiteSpace(source[place]))
        {
            place++;
        }

        if (place == source.Length)
        {
            throw TelegramException.Unparsable($"Unclosed start tag at byte offset {at}");
        }

        var tag = source[(start + 1)..place].ToLowerInvariant();
        var type = TypeOf(tag)
            ?? throw TelegramException.Unparsable($"Unsupported start tag \"{tag}\" at byte offset {at}");
        var attributes = ReadAttributes(tag, at);
        if (tag == "span" && attributes.GetValueOrDefault("class") != "tg-spoiler")
        {
            throw TelegramException.Unparsable($"Tag \"span\" must have class \"tg-spoiler\" at byte offset {at}");
        }

        var language = attributes.GetValueOrDefault("class") is { } known
            && known.StartsWith("language-", StringComparison.Ordinal) ? known["language-".Length..] : null;
        open.Add(new OpenEntity(tag, type, text.Length, at)
        {
            Url = tag == "a" ? attributes.GetValueOrDefault("href") : null,
            Language = tag == "code" ? language : null,
        });
    }

    private Dictionary<string, string> ReadAttributes(string tag, int at)
    {
        var attributes = new Dictionary<string, string>();
        while (true)
        {
            SkipSpace();
            if (place == source.Length)
            {
                throw TelegramException.Unparsable($"Unclosed start tag \"{tag}\" at byte offset {at}");
            }

            if (source[place] == '>')
            {
                place++;
                return attributes;
            }

            var (name, value) = ReadAttribute(tag, at);
            attributes[name] = value;
        }
    }

    private (string Name, string Value) ReadAttribute(string tag, int at)
    {
        var start = place;
        while (place < source.Length && source[place] is not ('=' or '>') && !char.IsWhiteSpace(source[place]))
        {
            place++;
        }

        var name = source[start..place].ToLowerInvariant();
        if (name.Length == 0)
        {
            throw TelegramException.Unparsable($"Empty attribute name in the tag \"{tag}\" at byte offset {at}");
        }

        SkipSpace();
        if (place == source.Length || source[place] != '=')
        {
            return (name, string.Empty);
        }

        place++;
        SkipSpace();
        var quote = place < source.Length && source[place] is '"' or '\'' ? source[place++] : '\0';
        var value = new StringBuilder();
        while (place < source.Length
            && (quote == '\0' ? source[place] != '>' && !char.IsWhiteSpace(source[place]) : source[place] != quote))
        {
            var before = text.Length;
            if (source[place] == '&' && ReadCharacter())
            {
                value.Append(text.ToString(before, text.Length - before));
                text.Length = before;
                continue;
            }

            value.Append(source[place++]);
        }

        if (place == source.Length)
        {
            throw TelegramException.Unparsable($"Unclosed start tag \"{tag}\" at byte offset {at}");
        }

        place += quote == '\0' ? 0 : 1;
        return (name, value.ToString());
    }

    private void ReadEnd()
    {
        var (at, end) = (ByteAt(place), source.IndexOf('>', place));
        if (end < 0)
        {
            throw TelegramException.Unparsable($"Unclosed end tag at byte offset {at}");
        }

        if (open.Count == 0)
        {
            throw TelegramException.Unparsable($"Unexpected end tag at byte offset {at}");
        }

        var tag = source[(place + 2)..end].Trim().ToLowerInvariant();
        var last = open[^1];
        if (tag.Length > 0 && tag != last.Tag)
        {
            throw TelegramException.Unparsable(
                $"Unmatched end tag at byte offset {at}, expected \"</{last.Tag}>\", found \"</{tag}>\"");
        }

        open.RemoveAt(open.Count - 1);
        place = end + 1;
        Close(last);
    }

    private void Close(OpenEntity opened)
    {
        var length = text.Length - opened.Offset;
        var isInCode = open.Exists(outer => outer.Type is "pre" or "code");
        if (isInCode && opened is { Type: "code", Language: { } language } && open[^1].Type == "pre")
        {
            open[^1] = open[^1] with { Language = language };
        }

        var url = opened.Type == "text_link" ? opened.Url ?? text.ToString(opened.Offset, length) : null;
        var isLink = url is null || Uri.TryCreate(url, UriKind.Absolute, out _);
        if (length > 0 && !isInCode && isLink)
        {
            var name = opened.Type == "pre" ? opened.Language : null;
            if (opened.Type is "pre" or "code")
            {
                entities.RemoveAll(inner => inner.Offset >= opened.Offset);
            }

            entities.Add(new MessageEntity(opened.Type, opened.Offset, length, url, name));
        }
    }

    private static string? TypeOf(string tag) => tag switch
    {
        "b" or "strong" => "bold",
        "i" or "em" => "italic",
        "u" or "ins" => "underline",
        "s" or "strike" or "del" => "strikethrough",
        "span" or "tg-spoiler" => "spoiler",
        "a" => "text_link",
        "code" => "code",
        "pre" => "pre",
        "blockquote" => "blockquote",
        _ => null,
    };

    private void SkipSpace()
    {
        while (place < source.Length && char.IsWhiteSpace(source[place]))
        {
            place++;
        }
    }

    private int ByteAt(int index) => Encoding.UTF8.GetByteCount(source.AsSpan(0, index));
}
