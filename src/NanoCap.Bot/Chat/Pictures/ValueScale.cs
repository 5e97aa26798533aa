using System.Globalization;

namespace NanoCap.Bot.Chat.Pictures;

/// <summary>Where values stand in a panel, and the few round values that its lines are drawn at.</summary>
internal sealed class ValueScale
{
    private static readonly double[] Steps = [1, 2, 5, 10];

    private readonly Box box;
    private readonly double low;
    private readonly double high;

    /// <param name="lowest">At the bottom.</param>
    /// <param name="highest">At the top; made larger when it is no larger than the lowest.</param>
    public ValueScale(Box box, double lowest, double highest)
    {
        this.box = box;
        (low, high) = (lowest, highest > lowest ? highest : lowest + Math.Max(Math.Abs(lowest) * 0.01, 1e-6));
    }

    public double Y(double value) => box.Up((value - low) / (high - low));

    public bool Holds(double value) => value >= low && value <= high;

    /// <summary>Round values in between, with the decimals that they need.</summary>
    public (IReadOnlyList<double> Values, int Decimals) Ticks(int most)
    {
        var raw = (high - low) / most;
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step = power * Steps.First(factor => factor * power >= raw * 0.999);
        var decimals = Math.Clamp((int)-Math.Floor(Math.Log10(step) + 1e-9), 0, 12);
        var values = new List<double>();
        for (var value = Math.Ceiling(low / step) * step; value <= high && values.Count <= most; value += step)
        {
            values.Add(Math.Round(value, decimals) + 0.0);
        }

        return (values, decimals);
    }

    /// <summary>As prices are written: two decimals at least, no marks between thousands.</summary>
    public static string PriceText(double value, int decimals) =>
        value.ToString("0." + new string('0', Math.Max(2, decimals)), CultureInfo.InvariantCulture);

    public static string MoneyText(double value, int decimals) =>
        value.ToString("#,##0." + new string('0', decimals), CultureInfo.InvariantCulture);

    /// <summary>Of a ratio; its decimals are two more than those of its percents.</summary>
    public static string PercentText(double value, int decimals) =>
        (value * 100).ToString("0." + new string('0', Math.Max(0, decimals - 2)), CultureInfo.InvariantCulture) + "%";
}
