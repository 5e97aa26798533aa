using System.Globalization;
using NanoCap.Bot.Chat.Pictures;

namespace NanoCap.Bot.Tests.Chat.Pictures;

public sealed class PictureThemeTests
{
    public static TheoryData<string> Themes => [.. PictureTheme.All.Select(theme => theme.Name)];

    // WCAG 2.2, success criterion 1.4.3: 4.5 for text.
    [Theory]
    [MemberData(nameof(Themes))]
    public void Everything_written_can_be_read(string name)
    {
        var theme = PictureTheme.Find(name)!;

        Assert.All(
            [theme.Ink, theme.Quiet, theme.Up, theme.Down, theme.Accent, theme.Warning, .. theme.Lines],
            colour => Assert.True(Contrast(colour, theme.Paper) >= 4.5, $"{colour} on {theme.Paper}"));
        Assert.All(
            [theme.Ink, theme.Quiet, theme.Up, theme.Down, theme.Accent],
            tag => Assert.True(Contrast(theme.OnTag, tag) >= 4.5, $"{theme.OnTag} on {tag}"));
    }

    [Fact]
    public void Black_on_white_is_the_known_21() => Assert.Equal(21, Contrast("#000000", "#FFFFFF"), 6);

    private static double Contrast(string one, string other)
    {
        var (left, right) = (Luminance(one), Luminance(other));
        return (Math.Max(left, right) + 0.05) / (Math.Min(left, right) + 0.05);
    }

    private static double Luminance(string colour) =>
        (0.2126 * Linear(colour[1..3])) + (0.7152 * Linear(colour[3..5])) + (0.0722 * Linear(colour[5..7]));

    private static double Linear(string hex)
    {
        var value = int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
