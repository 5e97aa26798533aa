namespace NanoCap.Bot.Chat.Cards;

/// <summary>A curve in one line of text.</summary>
internal static class Sparkline
{
    private const string Heights = "▁▂▃▄▅▆▇█";

    public static string Of(IReadOnlyList<decimal> values)
    {
        if (values.Count == 0)
        {
            return Figures.Dash;
        }

        var (low, high) = (values.Min(), values.Max());
        return string.Concat(values.Select(value =>
            Heights[high == low ? 0 : (int)((value - low) / (high - low) * (Heights.Length - 1))]));
    }
}
