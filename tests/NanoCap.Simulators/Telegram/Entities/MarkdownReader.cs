using System.Text;
using NanoCap.Simulators.Telegram.Wire;

namespace NanoCap.Simulators.Telegram.Entities;

/// <summary>Telegram's second Markdown: each of its signs either opens, closes, or is escaped.</summary>
internal sealed class MarkdownReader
{
    private const string Reserved = "_*[]()~`>#+-=|{}.!";
    private readonly string source;
    private readonly StringBuilder text = new();
    private readonly List<OpenEntity> open = [];
    private readonly List<MessageEntity> entities = [];
    private int place;

    private MarkdownReader(string source) => this.source = source;

    /// <exception cref="TelegramException">A sign is neither escaped nor in its place.</exception>
    public static FormattedText Read(string source) => new MarkdownReader(source).Read();

    private FormattedText Read()
    {
        while (place < source.Length)
        {
            var character = source[place];
            if (character == '\\' && place + 1 < source.Length && source[place + 1] is >= '\u0001' and <= '\u007e')
            {
                text.Append(source[place + 1]);
                place += 2;
            }
            else if (!Reserved.Contains(character, StringComparison.Ordinal))
            {
                text.Append(character);
                place++;
            }
            else
            {
                ReadSign();
            }
        }

        return open.Count == 0 ? new FormattedText(text.ToString(), entities) : throw NoEnd(open[^1]);
    }

    private void ReadSign()
    {
        if (open.Count > 0 && EndOf(open[^1]) is { } end)
        {
            Close(open[^1], end);
            return;
        }

        var (sign, type) = SignAt();
        switch (type)
        {
            case null:
                throw TelegramException.Unparsable(
                    $"Character '{source[place]}' is reserved and must be escaped with the preceding '\\'");
            case "code" or "pre":
                ReadCode(sign, type);
                break;
            default:
                open.Add(new OpenEntity(sign, type, text.Length, ByteAt(place)));
                place += sign.Length;
                break;
        }
    }

    private (string Sign, string? Type) SignAt()
    {
        var rest = source.AsSpan(place);
        return rest switch
        {
            ['_', '_', ..] => ("__", "underline"),
            ['|', '|', ..] => ("||", "spoiler"),
            ['`', '`', '`', ..] => ("```", "pre"),
            ['_', ..] => ("_", "italic"),
            ['*', ..] => ("*", "bold"),
            ['~', ..] => ("~", "strikethrough"),
            ['`', ..] => ("`", "code"),
            ['[', ..] => ("[", "text_link"),
            _ => (string.Empty, null),
        };
    }

    /// <summary>How the last one ends here, or null when it does not.</summary>
    private string? EndOf(OpenEntity opened)
    {
        var end = opened.Tag == "[" ? "]" : opened.Tag;
        var isEnd = string.CompareOrdinal(source, place, end, 0, end.Length) == 0
            && (end != "_" || SignAt().Sign != "__");
        return isEnd ? end : null;
    }

    private void Close(OpenEntity opened, string end)
    {
        place += end.Length;
        open.RemoveAt(open.Count - 1);
        var url = opened.Type == "text_link" ? ReadUrl() : null;
        var length = text.Length - opened.Offset;
        if (length > 0 && (opened.Type != "text_link" || Uri.TryCreate(url, UriKind.Absolute, out _)))
        {
            entities.Add(new MessageEntity(opened.Type, opened.Offset, length, url));
        }
    }

    private string ReadUrl()
    {
        if (place == source.Length || source[place] != '(')
        {
            return string.Empty;
        }

        var (start, url) = (ByteAt(place), new StringBuilder());
        for (place++; place < source.Length && source[place] != ')'; place++)
        {
            place += source[place] == '\\' && place + 1 < source.Length ? 1 : 0;
            url.Append(source[place]);
        }

        if (place == source.Length)
        {
            throw TelegramException.Unparsable($"Can't find end of a URL at byte offset {start}");
        }

        place++;
        return url.ToString();
    }

    private void ReadCode(string sign, string type)
    {
        var opened = new OpenEntity(sign, type, text.Length, ByteAt(place));
        place += sign.Length;
        string? language = null;
        if (type == "pre")
        {
            var start = place;
            while (place < source.Length && !char.IsWhiteSpace(source[place]) && source[place] != '`')
            {
                place++;
            }

            language = place > start && place < source.Length && source[place] != '`' ? source[start..place] : null;
            place = language is null ? start : place;
            place += place < source.Length && source[place] == '\n' ? 1 : 0;
        }

        while (place < source.Length && string.CompareOrdinal(source, place, sign, 0, sign.Length) != 0)
        {
            place += source[place] == '\\' && place + 1 < source.Length && source[place + 1] is '`' or '\\' ? 1 : 0;
            text.Append(source[place++]);
        }

        if (place >= source.Length)
        {
            throw NoEnd(opened);
        }

        place += sign.Length;
        if (text.Length > opened.Offset)
        {
            entities.Add(new MessageEntity(type, opened.Offset, text.Length - opened.Offset, Language: language));
        }
    }

    private static TelegramException NoEnd(OpenEntity opened) => TelegramException.Unparsable(
        $"Can't find end of {NameOf(opened.Type)} entity at byte offset {opened.At}");

    private static string NameOf(string type) => type switch
    {
        "text_link" => "TextUrl",
        "pre" => "Pre",
        _ => char.ToUpperInvariant(type[0]) + type[1..],
    };

    private int ByteAt(int index) => Encoding.UTF8.GetByteCount(source.AsSpan(0, index));
}
