using System.Text.Json.Nodes;

namespace NanoCap.Bot.Tests.Simulators.Telegram;

public sealed class TelegramEntityTests
{
    [Theory]
    [InlineData("<b>a</b> <i>b</i>", "a b", "bold 0 1, italic 2 1")]
    [InlineData("<strong>a<em>b</em></strong>", "ab", "bold 0 2, italic 1 1")]
    [InlineData("<u>a</u><s>b</s><tg-spoiler>c</tg-spoiler>", "abc", "underline 0 1, strikethrough 1 1, spoiler 2 1")]
    [InlineData("<pre>1 < 2</pre>", null, "Unsupported start tag \"\" at byte offset 7")]
    [InlineData("<pre>1 &lt; 2 &amp; 3 &gt; 2 &quot;&#65;&#x42;</pre>", "1 < 2 & 3 > 2 \"AB", "pre 0 17")]
    [InlineData("<pre><code class=\"language-csharp\">x</code></pre>", "x", "pre 0 1 csharp")]
    [InlineData("<code>a<b>b</b></code>", "ab", "code 0 2")]
    [InlineData("<a href=\"https://a.b/?x=1&amp;y=2\">t</a>", "t", "text_link 0 1 https://a.b/?x=1&y=2")]
    [InlineData("<blockquote expandable>q</blockquote>", "q", "blockquote 0 1")]
    [InlineData("&nbsp; &foo; & done", "&nbsp; &foo; & done", "")]
    [InlineData("<b></b>x", "x", "")]
    [InlineData("  <b> x</b>\n", "x", "bold 0 1")]
    [InlineData("\U0001F680<b>\U0001F680x</b>", "\U0001F680\U0001F680x", "bold 2 3")]
    [InlineData("a < b", null, "Unsupported start tag \"\" at byte offset 2")]
    [InlineData("a <b", null, "Unclosed start tag at byte offset 2")]
    [InlineData("\u00e9 <h1>x</h1>", null, "Unsupported start tag \"h1\" at byte offset 3")]
    [InlineData("<b>x", null, "Can't find end tag corresponding to start tag \"b\"")]
    [InlineData("x</b>", null, "Unexpected end tag at byte offset 1")]
    [InlineData("<b>x</i>", null, "Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\"")]
    public async Task Html_has_few_tags_and_counts_in_utf_16(string source, string? text, string entities) =>
        await CheckAsync("HTML", source, text, entities);

    [Theory]
    [InlineData("*a* _b_ __c__ ~d~ ||e||", "a b c d e",
        "bold 0 1, italic 2 1, underline 4 1, strikethrough 6 1, spoiler 8 1")]
    [InlineData("`a\\`b\\\\`", "a`b\\", "code 0 4")]
    [InlineData("```csharp\nx```", "x", "pre 0 1 csharp")]
    [InlineData("[t](https://a.b/\\))", "t", "text_link 0 1 https://a.b/)")]
    [InlineData("BRK\\_B 5\\.2 \\(up\\)\\!", "BRK_B 5.2 (up)!", "")]
    [InlineData("\\a\\\\", "a\\", "")]
    [InlineData("5.2", null, "Character '.' is reserved and must be escaped with the preceding '\\'")]
    [InlineData("a-b", null, "Character '-' is reserved and must be escaped with the preceding '\\'")]
    [InlineData("\u00e9 *x", null, "Can't find end of Bold entity at byte offset 3")]
    [InlineData("[t](https://a", null, "Can't find end of a URL at byte offset 3")]
    [InlineData("`x", null, "Can't find end of Code entity at byte offset 0")]
    public async Task Markdown_wants_its_signs_escaped(string source, string? text, string entities) =>
        await CheckAsync("MarkdownV2", source, text, entities);

    [Fact]
    public async Task Entities_can_be_given_beside_the_text_and_a_mode_must_be_known()
    {
        await using var world = await TelegramWorld.StartAsync();
        var sent = await world.WriteAsync("a<b", ""","entities":[{"type":"bold","offset":0,"length":1}]""");
        Assert.Equal(("a<b", "bold 0 1"), ((string)sent["text"]!, Describe(sent["entities"])));
        Assert.Equal(
            "Bad Request: unsupported parse_mode",
            await world.RefusedAsync(
                "sendMessage", $$"""{"chat_id":{{TelegramWorld.Ada}},"text":"a","parse_mode":"bbcode"}"""));
    }

    private static async Task CheckAsync(string mode, string source, string? text, string entities)
    {
        await using var world = await TelegramWorld.StartAsync();
        var more = $"""
            ,"parse_mode":"{mode}"
            """;
        if (text is null)
        {
            var refusal = await world.RefusedAsync(
                "sendMessage",
                $$"""{"chat_id":{{TelegramWorld.Ada}},"text":{{TelegramWorld.Quote(source)}}{{more}}}""");
            Assert.Equal("Bad Request: can't parse entities: " + entities, refusal);
            return;
        }

        var sent = await world.WriteAsync(source, more);
        Assert.Equal(text, (string)sent["text"]!);
        Assert.Equal(entities, Describe(sent["entities"]));
    }

    private static string Describe(JsonNode? entities) => string.Join(", ", (entities?.AsArray() ?? []).Select(
        entity => string.Join(' ', new[] { "type", "offset", "length", "url", "language" }
            .Select(member => entity![member]?.ToString()).OfType<string>())));
}
