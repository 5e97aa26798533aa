using System.Xml;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using NanoCap.Bot.Chat.Pictures;

namespace NanoCap.Bot.Tests.Chat.Pictures;

public sealed class HostileTextTests
{
    private static readonly string[] Ours = [.. new SvgReading(Drawn("Abcd Industries")).Elements];

    public static TheoryData<string> Hostile =>
    [
        "</text><script>alert(1)</script>",
        "<svg onload=\"x\">",
        "\" onclick='x' \"",
        "&lt;script&gt; &#60;b&#62; &amp &unknown;",
        "]]> <![CDATA[ x ]]> <!-- -- --> <?xml version='1.0'?>",
        "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>&x;",
        "zero\0 bell\a escape\u001b[31m next\u0085line\r\nnew\uFFFE\uFFFF",
        "half \uD83D of a pair \uDE00",
        "right\u202Eto\u202Cleft \u200B\u2066hidden",
        "Z\u0351\u036B\u0343\u036A\u0302\u036B\u033D\u034F\u0334\u0319\u0324 stacked \uFDFD",
        "BRK_B *bold* `code`",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_name_is_text_and_nothing_else(string name)
    {
        var reading = new SvgReading(Drawn(name));

        Assert.Equal(Ours, reading.Elements);
        Assert.Empty(reading.FindFaults());
        Assert.DoesNotContain(reading.Root.DescendantsAndSelf().Attributes(), attribute =>
            attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(reading.Texts, text => text.Text.Any(character =>
            char.IsControl(character) || character is '\u202E' or '\u2066' || character > '\u04FF'));
    }

    [Fact]
    public void Any_text_gives_the_same_elements_and_reads_back() => Prop.ForAll<string>(name =>
    {
        var reading = new SvgReading(Drawn(name ?? ""));
        var kept = PictureText.Drawable(name ?? "");
        var others = kept.Length == 0 ? Ours.Length - 1 : Ours.Length;
        return reading.Elements.Count() == others
            && (kept.Length is 0 or > 20 || reading.Texts.Any(text => text.Text == kept));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_escaped_is_the_same_text_again() => Prop.ForAll<string>(text =>
    {
        var drawable = PictureText.Drawable(text ?? "");
        var read = new XmlDocument();
        read.LoadXml($"<a b=\"{PictureText.Escape(drawable)}\">{PictureText.Escape(drawable)}</a>");
        return read.DocumentElement!.InnerText == drawable
            && read.DocumentElement.GetAttribute("b") == drawable;
    }).QuickCheckThrowOnFailure();

    // The name is in the headline, and in nothing that may be left out.
    private static SvgImage Drawn(string name) => CandlePicture
        .Of(PictureSeries.Chart(1, 20, 4, name: name), PictureSeries.Levels(4, 3.5, 5), "PAPER", "folder smallcap")
        .Draw(PictureTheme.Light);
}
