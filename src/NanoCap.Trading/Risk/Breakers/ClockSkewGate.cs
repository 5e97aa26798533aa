using System.Globalization;

namespace NanoCap.Trading.Risk.Breakers;

/// <summary>No entries while our clock and the broker's differ by more than ten seconds; two are noted.</summary>
public static class ClockSkewGate
{
    /// <summary>Its name.</summary>
    public const string Name = "clock-skew";

    /// <summary>A larger difference closes, seconds.</summary>
    public const double Limit = 10;

    /// <summary>A larger difference is noted, seconds.</summary>
    public const double Note = 2;

    /// <summary>Judges the difference.</summary>
    /// <param name="seconds">Our clock less the broker's, seconds; null or not finite when it is unknown.</param>
    public static GateReading Judge(double? seconds)
    {
        if (seconds is not { } skew || !double.IsFinite(skew))
        {
            return new(
                Name, GateVerdict.Closed, Limit, null, "How far our clock is from the broker's is unknown.");
        }

        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"Our clock is {Math.Abs(skew):0.0} s {(skew < 0 ? "behind" : "ahead of")} the broker's; "
            + $"{Limit:0} s is the limit.");
        var verdict = Math.Abs(skew) > Limit ? GateVerdict.Closed
            : Math.Abs(skew) > Note ? GateVerdict.Noted
            : GateVerdict.Good;
        return new(Name, verdict, Limit, skew, text);
    }
}
