using System.Globalization;

namespace NanoCap.Bot.Diagnostics.Readiness;

/// <summary>A measured figure as it is shown and typed.</summary>
/// <param name="Value">Rounded to <paramref name="Decimals"/>.</param>
/// <param name="Unit">Such as %, written after it; empty for a pure number.</param>
internal sealed record ReadinessFigure(decimal Value, string Unit, int Decimals, bool IsLowerBetter)
{
    public static ReadinessFigure Percent(double share, bool isLowerBetter) =>
        new(Round(share * 100, 1), "%", 1, isLowerBetter);

    public static ReadinessFigure Number(double value, int decimals) =>
        new(Round(value, decimals), "", decimals, false);

    public static ReadinessFigure Count(int count, string unit) => new(count, unit, 0, false);

    /// <summary>What is to be typed.</summary>
    public string Typed => Value.ToString("F" + Decimals.ToString(CultureInfo.InvariantCulture),
        CultureInfo.InvariantCulture);

    public string Text => Unit.Length == 0 ? Typed : $"{Typed} {Unit}";

    /// <summary>Whether somebody who accepted another figure has accepted this one too.</summary>
    public bool IsNoWorseThan(decimal accepted) => IsLowerBetter ? Value <= accepted : Value >= accepted;

    private static decimal Round(double value, int decimals) =>
        Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero);
}
