using NanoCap.Bot.Chat.Cards;
using Spectre.Console;

namespace NanoCap.Bot.Chat.Console;

/// <summary>Labels and values below each other, in two columns where they are short enough.</summary>
internal static class FieldsLayout
{
    private const int FewestForTwoColumns = 5;
    private const int Gap = 2;
    private const int GapBetweenPairs = 4;

    public static Grid Of(IReadOnlyList<Field> fields, int width)
    {
        var rows = (fields.Count + 1) / 2;
        var (left, right) = (fields.Take(rows).ToList(), fields.Skip(rows).ToList());
        var needed = WidthOf(left) + GapBetweenPairs + WidthOf(right);
        return fields.Count >= FewestForTwoColumns && needed <= width ? TwoColumns(left, right) : OneColumn(fields);
    }

    private static Grid OneColumn(IReadOnlyList<Field> fields)
    {
        var grid = new Grid().AddColumn(Labels()).AddColumn(Values(0));
        foreach (var field in fields)
        {
            grid.AddRow(ConsoleText.Of(field.Label, Tone.Quiet), ConsoleText.Of(field.Value));
        }

        return grid;
    }

    private static Grid TwoColumns(List<Field> left, List<Field> right)
    {
        var grid = new Grid().AddColumn(Labels()).AddColumn(Values(GapBetweenPairs)).AddColumn(Labels())
            .AddColumn(Values(0));
        for (var row = 0; row < left.Count; row++)
        {
            var beside = row < right.Count ? right[row] : new Field("", "");
            grid.AddRow(
                ConsoleText.Of(left[row].Label, Tone.Quiet), ConsoleText.Of(left[row].Value),
                ConsoleText.Of(beside.Label, Tone.Quiet), ConsoleText.Of(beside.Value));
        }

        return grid;
    }

    private static int WidthOf(List<Field> fields) => fields.Count == 0
        ? 0
        : fields.Max(field => field.Label.Length) + Gap + fields.Max(field => field.Value.Text.Length);

    private static GridColumn Labels() => new() { NoWrap = true, Padding = new Padding(0, 0, Gap, 0) };

    private static GridColumn Values(int gap) => new() { Padding = new Padding(0, 0, gap, 0) };
}
