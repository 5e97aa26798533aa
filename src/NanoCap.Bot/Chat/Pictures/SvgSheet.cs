using System.Globalization;
using System.Text;

namespace NanoCap.Bot.Chat.Pictures;

/// <summary>Writes the elements of an SVG document; every text passes through its escaping.</summary>
internal sealed class SvgSheet
{
    private const string Fonts = "DejaVu Sans, Verdana, sans-serif";

    private readonly StringBuilder elements = new();
    private readonly int width;
    private readonly int height;

    public SvgSheet(int width, int height, string paper, string alt)
    {
        (this.width, this.height) = (width, height);
        elements.Append(CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" ");
        elements.Append(CultureInfo.InvariantCulture,
            $"viewBox=\"0 0 {width} {height}\" role=\"img\" font-family=\"{Fonts}\">\n");
        elements.Append("<title>").Append(PictureText.Escape(alt)).Append("</title>\n");
        Rect(new Box(0, 0, width, height), paper);
    }

    public void Rect(Box box, string fill, double opacity = 1, double rounded = 0)
    {
        Open("rect", ("x", box.Left), ("y", box.Top), ("width", box.Width), ("height", box.Height));
        if (rounded > 0)
        {
            Attribute("rx", Number(rounded));
        }

        Fill(fill, opacity);
        elements.Append("/>\n");
    }

    public void Line(double left, double top, double right, double bottom, string colour, double width = 1,
        string? dashes = null)
    {
        Open("line", ("x1", left), ("y1", top), ("x2", right), ("y2", bottom));
        Stroke(colour, width);
        if (dashes is not null)
        {
            Attribute("stroke-dasharray", dashes);
        }

        elements.Append("/>\n");
    }

    public void Curve(IReadOnlyList<(double X, double Y)> points, string colour, double width)
    {
        elements.Append("<polyline");
        Attribute("points", string.Join(' ', points.Select(Pair)));
        Attribute("fill", "none");
        Attribute("stroke-linejoin", "round");
        Stroke(colour, width);
        elements.Append("/>\n");
    }

    public void Area(IEnumerable<(double X, double Y)> corners, string fill, double opacity)
    {
        elements.Append("<polygon");
        Attribute("points", string.Join(' ', corners.Select(Pair)));
        Fill(fill, opacity);
        elements.Append("/>\n");
    }

    public void Dot(double x, double y, double radius, string fill)
    {
        Open("circle", ("cx", x), ("cy", y), ("r", radius));
        Fill(fill, 1);
        elements.Append("/>\n");
    }

    /// <summary>Many shapes of one colour; nothing when there are none.</summary>
    public void Shapes(IReadOnlyCollection<string> moves, string fill, string? outline = null, double width = 0,
        double opacity = 1)
    {
        if (moves.Count == 0)
        {
            return;
        }

        elements.Append("<path");
        Attribute("d", string.Concat(moves));
        Fill(fill, opacity);
        if (outline is not null)
        {
            Stroke(outline, width);
        }

        elements.Append("/>\n");
    }

    /// <summary>Writes a text with its baseline at a height.</summary>
    public void Text(double x, double baseline, string text, SvgText style)
    {
        if (text.Length == 0)
        {
            return;
        }

        Open("text", ("x", x), ("y", baseline), ("font-size", style.Size));
        if (style.IsBold)
        {
            Attribute("font-weight", "bold");
        }

        if (style.Anchor != SvgAnchor.Start)
        {
            Attribute("text-anchor", style.Anchor == SvgAnchor.End ? "end" : "middle");
        }

        Fill(style.Colour, 1);
        elements.Append('>').Append(PictureText.Escape(text)).Append("</text>\n");
    }

    public SvgImage Finish() => new(elements + "</svg>\n", width, height);

    /// <summary>A closed rectangle as a part of <see cref="Shapes"/>.</summary>
    public static string Rectangle(Box box) =>
        $"M{Pair((box.Left, box.Top))}H{Number(box.Right)}V{Number(box.Bottom)}H{Number(box.Left)}Z";

    /// <summary>An upright line as a part of <see cref="Shapes"/>.</summary>
    public static string Upright(double x, double top, double bottom) => $"M{Pair((x, top))}V{Number(bottom)}";

    private static string Pair((double X, double Y) point) => $"{Number(point.X)},{Number(point.Y)}";

    private static string Number(double value) => double.IsFinite(value)
        ? (Math.Round(value, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture)
        : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected a place in the picture.");

    private void Open(string element, params ReadOnlySpan<(string Name, double Value)> attributes)
    {
        elements.Append('<').Append(element);
        foreach (var (name, value) in attributes)
        {
            Attribute(name, Number(value));
        }
    }

    private void Fill(string colour, double opacity)
    {
        Attribute("fill", colour);
        if (opacity < 1)
        {
            Attribute("fill-opacity", opacity.ToString("0.##", CultureInfo.InvariantCulture));
        }
    }

    private void Stroke(string colour, double width)
    {
        Attribute("stroke", colour);
        Attribute("stroke-width", Number(width));
    }

    private void Attribute(string name, string value) =>
        elements.Append(' ').Append(name).Append("=\"").Append(value).Append('"');
}
