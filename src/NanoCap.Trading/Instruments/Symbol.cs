using System.Diagnostics.CodeAnalysis;

namespace NanoCap.Trading.Instruments;

/// <summary>A US equity ticker such as <c>AACG</c> or <c>BRK.B</c>: 1 to 15 of A-Z, 0-9, dot, dash and _.</summary>
/// <remarks>Ordered ordinally. The default value is not a symbol; its <see cref="Value"/> is empty.</remarks>
public readonly record struct Symbol : IComparable<Symbol>
{
    /// <summary>The longest ticker that is accepted, in characters.</summary>
    public const int MaximumLength = 15;

    private readonly string? value;

    private Symbol(string value) => this.value = value;

    /// <summary>The ticker in upper case.</summary>
    public string Value => value ?? string.Empty;

    /// <summary>Makes a symbol from text in any case, with or without a leading dollar sign.</summary>
    /// <exception cref="FormatException">The text is no ticker.</exception>
    public static Symbol Of(string text) =>
        TryParse(text, out var symbol)
            ? symbol
            : throw new FormatException(
                $"Expected a ticker of 1 to {MaximumLength} letters, digits, dots, dashes, found '{text}'.");

    /// <summary>Reads a ticker in any case, with or without a leading dollar sign; false when it is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Symbol symbol)
    {
        symbol = default;
        if (text is null)
        {
            return false;
        }

        var ticker = text.Trim().TrimStart('$').ToUpperInvariant();
        if (ticker.Length is 0 or > MaximumLength || !ticker.All(IsTickerCharacter))
        {
            return false;
        }

        symbol = new Symbol(ticker);
        return true;
    }

    /// <summary>Orders symbols by their characters' code.</summary>
    public int CompareTo(Symbol other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The ticker.</summary>
    public override string ToString() => Value;

    /// <summary>Whether the left symbol comes first.</summary>
    public static bool operator <(Symbol left, Symbol right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left symbol comes last.</summary>
    public static bool operator >(Symbol left, Symbol right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left symbol comes first or is the same.</summary>
    public static bool operator <=(Symbol left, Symbol right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left symbol comes last or is the same.</summary>
    public static bool operator >=(Symbol left, Symbol right) => left.CompareTo(right) >= 0;

    private static bool IsTickerCharacter(char character) =>
        character is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '-' or '_';
}
