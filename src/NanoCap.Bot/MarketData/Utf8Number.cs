using System.Globalization;
using System.Runtime.CompilerServices;

namespace NanoCap.Bot.MarketData;

/// <summary>Reads numbers such as <c>1.0375</c> with exactly the result of <see cref="double.Parse(string)"/>.
/// </summary>
/// <remarks>Up to 2^53 the digits are exact as a double, and so is a power of ten up to 10^22; one division of exact
/// numbers is correctly rounded. All else (signs, exponents, more digits) goes to the runtime's parser.</remarks>
internal static class Utf8Number
{
    private const ulong LargestExactInteger = 1UL << 53;

    // One more digit on a mantissa under this stays far from overflow.
    private const ulong MantissaLimit = 1_000_000_000_000_000_000;

    private static readonly double[] PowersOfTen =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryParse(ReadOnlySpan<byte> text, out double value)
    {
        var mantissa = 0UL;
        var pointAt = -1;
        var digits = 0;
        foreach (var character in text)
        {
            var digit = unchecked((uint)character - '0');
            if (digit <= 9 && mantissa < MantissaLimit)
            {
                mantissa = unchecked((mantissa * 10) + digit);
                digits++;
            }
            else if (character == '.' && pointAt < 0)
            {
                pointAt = digits;
            }
            else
            {
                return TryParseAny(text, out value);
            }
        }

        var decimals = pointAt < 0 ? 0 : digits - pointAt;
        if (digits == 0 || mantissa > LargestExactInteger || decimals >= PowersOfTen.Length)
        {
            return TryParseAny(text, out value);
        }

        value = mantissa / PowersOfTen[decimals];
        return true;
    }

    private static bool TryParseAny(ReadOnlySpan<byte> text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
}
