using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Options;

/// <summary>One value of a configuration: how its text is read, and which range it must lie in.</summary>
/// <remarks>A property says its range with <see cref="RangeAttribute"/>. The numbers of strategies, which live where
/// no attribute of the configuration is known, have the default of their kind: never negative, counts at least 1.
/// </remarks>
internal static class OptionValue
{
    private const decimal MostSessions = 2_520;
    private const decimal MostOfAnything = 10_000_000_000_000;

    public static bool CanRead(Type type)
    {
        var kind = Nullable.GetUnderlyingType(type) ?? type;
        return kind.IsEnum || kind.IsPrimitive || kind == typeof(string) || kind == typeof(decimal)
            || kind == typeof(DateOnly) || kind == typeof(TimeOnly) || kind == typeof(Usd) || kind == typeof(Ratio);
    }

    /// <summary>Reads a value; false if the text is no such value or out of range.</summary>
    public static bool TryRead(PropertyInfo property, string? text, out object? value)
    {
        value = null;
        if (string.IsNullOrEmpty(text))
        {
            return IsNullable(property);
        }

        var kind = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        value = Parse(kind, text.Trim());
        return value is not null && (AsNumber(value) is not { } number || IsInRange(property, kind, number));
    }

    /// <summary>What is expected, in words: <c>a whole number from 1 to 240</c>.</summary>
    public static string Describe(PropertyInfo property)
    {
        var kind = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var words = kind switch
        {
            _ when kind.IsEnum => "one of " + string.Join(", ", Enum.GetNames(kind)),
            _ when kind == typeof(bool) => "true or false",
            _ when kind == typeof(string) => "text",
            _ when kind == typeof(DateOnly) => "a date such as 2024-01-31",
            _ when kind == typeof(TimeOnly) => "a time such as 09:00",
            _ when kind == typeof(ulong) => "a whole number from 0",
            _ => DescribeNumber(property, kind),
        };
        return IsNullable(property) && kind != typeof(string) ? words + ", or null" : words;
    }

    private static string DescribeNumber(PropertyInfo property, Type kind)
    {
        var (least, most) = RangeOf(property, kind);
        var unit = kind == typeof(Usd) ? "US dollars" : kind == typeof(int) ? "a whole number" : "a number";
        return string.Create(CultureInfo.InvariantCulture, $"{unit} from {least:0.######} to {most:0.######}");
    }

    private static object? Parse(Type kind, string text)
    {
        var culture = CultureInfo.InvariantCulture;
        const NumberStyles number = NumberStyles.Float;
        return kind switch
        {
            _ when kind == typeof(string) => text,
            _ when kind.IsEnum => ParseName(kind, text),
            _ when kind == typeof(bool) => bool.TryParse(text, out var flag) ? flag : null,
            _ when kind == typeof(int) => int.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var whole)
                ? whole : null,
            _ when kind == typeof(ulong) => ulong.TryParse(text, NumberStyles.None, culture, out var large)
                ? large : null,
            _ when kind == typeof(double) => double.TryParse(text, number, culture, out var value) ? value : null,
            _ when kind == typeof(DateOnly) => DateOnly.TryParseExact(text, "yyyy-MM-dd", out var date) ? date : null,
            _ when kind == typeof(TimeOnly) => TimeOnly.TryParseExact(text, "HH:mm", out var time) ? time : null,
            _ => decimal.TryParse(text, number, culture, out var amount) ? OfDecimal(kind, amount) : null,
        };
    }

    private static object? OfDecimal(Type kind, decimal amount) =>
        kind == typeof(Usd) ? new Usd(amount)
        : kind == typeof(Ratio) ? new Ratio(amount)
        : kind == typeof(decimal) ? amount : null;

    // Enum.TryParse takes any number for a name.
    private static object? ParseName(Type kind, string text) =>
        Array.Find(Enum.GetNames(kind), name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase))
            is { } known ? Enum.Parse(kind, known) : null;

    private static decimal? AsNumber(object value) => value switch
    {
        Usd usd => usd.Value,
        Ratio ratio => ratio.Value,
        decimal amount => amount,
        int whole => whole,
        double number => double.IsFinite(number) && Math.Abs(number) <= (double)MostOfAnything
            ? (decimal)number : decimal.MinValue,
        _ => null,
    };

    private static bool IsInRange(PropertyInfo property, Type kind, decimal number)
    {
        var (least, most) = RangeOf(property, kind);
        return number >= least && number <= most;
    }

    private static (decimal Least, decimal Most) RangeOf(PropertyInfo property, Type kind)
    {
        if (property.GetCustomAttribute<RangeAttribute>() is { } range)
        {
            var culture = CultureInfo.InvariantCulture;
            return (Convert.ToDecimal(range.Minimum, culture), Convert.ToDecimal(range.Maximum, culture));
        }

        return kind == typeof(Ratio) ? (0, 1)
            : kind != typeof(int) ? (0, MostOfAnything)
            : (1, MostSessions);
    }

    private static bool IsNullable(PropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null
        || (property.PropertyType == typeof(string)
            && new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable);
}
