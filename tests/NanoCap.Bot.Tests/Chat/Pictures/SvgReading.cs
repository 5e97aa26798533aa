using System.Globalization;
using System.Xml.Linq;
using NanoCap.Bot.Chat.Pictures;

namespace NanoCap.Bot.Tests.Chat.Pictures;

/// <summary>A drawn picture as a program reads it.</summary>
internal sealed class SvgReading
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public SvgReading(SvgImage image)
    {
        Image = image;
        Root = XDocument.Parse(image.Text).Root!;
        Texts = [.. Root.Elements(Svg + "text").Select(BoxOf)];
    }

    public SvgImage Image { get; }

    public XElement Root { get; }

    public IReadOnlyList<(string Text, Box Box)> Texts { get; }

    public IEnumerable<string> Elements => Root.DescendantsAndSelf().Select(element => element.Name.LocalName);

    /// <summary>Texts that leave the picture or lie over another one; empty when all is well.</summary>
    public IEnumerable<string> FindFaults()
    {
        foreach (var (text, box) in Texts)
        {
            if (box.Left < 0 || box.Top < 0 || box.Right > Image.Width || box.Bottom > Image.Height)
            {
                yield return $"'{text}' leaves the picture: {box}";
            }
        }

        for (var one = 0; one < Texts.Count; one++)
        {
            for (var other = one + 1; other < Texts.Count; other++)
            {
                if (Overlap(Texts[one].Box, Texts[other].Box))
                {
                    yield return $"{Texts[one]} lies over {Texts[other]}";
                }
            }
        }
    }

    /// <summary>Places of every shape, as numbers in the picture.</summary>
    public IEnumerable<double> Xs => Root.Elements(Svg + "polyline").Concat(Root.Elements(Svg + "polygon"))
        .SelectMany(shape => shape.Attribute("points")!.Value.Split(' '))
        .Select(pair => double.Parse(pair.Split(',')[0], CultureInfo.InvariantCulture));

    private static bool Overlap(Box one, Box other) =>
        one.Left < other.Right && other.Left < one.Right && one.Top < other.Bottom && other.Top < one.Bottom;

    // Capitals of DejaVu Sans are 0.73 of the size high, what hangs below the baseline 0.24.
    private static (string Text, Box Box) BoxOf(XElement text)
    {
        var (x, y, size) = (Read(text, "x"), Read(text, "y"), Read(text, "font-size"));
        var width = TextWidths.Of(text.Value, size, text.Attribute("font-weight")?.Value == "bold");
        var left = text.Attribute("text-anchor")?.Value switch
        {
            "end" => x - width,
            "middle" => x - (width / 2),
            _ => x,
        };
        return (text.Value, new Box(left, y - (size * 0.76), left + width, y + (size * 0.24)));
    }

    private static double Read(XElement element, string name) =>
        double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
