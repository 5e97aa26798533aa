using System.Globalization;
using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Chat.Pictures;

/// <summary>Measured numbers as cards write them.</summary>
internal static class ChartNumbers
{
    /// <summary>To the tick of an order.</summary>
    public static string Price(double dollars) =>
        Figures.Price(Trading.Instruments.Price.FromMeasured(dollars)?.RoundToTick());

    /// <summary>Three digits and a letter for thousands, millions, billions, trillions.</summary>
    public static string Shares(double count)
    {
        var (scale, letter) = count switch
        {
            >= 999.5e9 => (1e12, "T"),
            >= 999.5e6 => (1e9, "B"),
            >= 999.5e3 => (1e6, "M"),
            >= 999.5 => (1e3, "K"),
            _ => (1.0, ""),
        };
        var shown = count / scale;
        var format = letter.Length == 0 || shown >= 99.95 ? "0" : "0.0";
        return shown.ToString(format, CultureInfo.InvariantCulture) + letter;
    }

    /// <summary>Last over first, less one; null where that says nothing.</summary>
    public static decimal? Change(double first, double last) =>
        first > 0 && double.IsFinite(last / first) && last / first < 1e6 ? (decimal)((last / first) - 1) : null;
}
