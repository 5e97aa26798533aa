namespace NanoCap.Trading.Orders;

/// <summary>
/// The name of one attempt to carry out one intent, known to us and to the broker: <c>prefix-intent-n</c>. The same
/// intent and attempt always give the same id, so sending twice cannot trade twice.
/// </summary>
public readonly record struct ClientOrderId : IComparable<ClientOrderId>
{
    /// <summary>The longest id that is sent, in characters.</summary>
    public const int MaximumLength = 48;

    /// <summary>The longest id that a broker lists, in characters.</summary>
    public const int MaximumLengthAtBroker = 128;

    private readonly string? value;

    private ClientOrderId(string value) => this.value = value;

    /// <summary>The id as sent.</summary>
    public string Value => value ?? string.Empty;

    /// <summary>The id of attempt <paramref name="attempt"/> (from 1) of an intent.</summary>
    /// <exception cref="FormatException">The result is too long or has a character other than A-Z a-z 0-9 - _
    /// </exception>
    public static ClientOrderId For(string prefix, string intent, int attempt) =>
        Parse(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{prefix}-{intent}-{attempt}"));

    /// <summary>Reads an id.</summary>
    /// <exception cref="FormatException">The text is empty, too long, or has another character than A-Z a-z 0-9 - _
    /// </exception>
    public static ClientOrderId Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length is > 0 and <= MaximumLength && text.All(IsAllowed)
            ? new ClientOrderId(text)
            : throw new FormatException(
                $"Expected a client order id of 1 to {MaximumLength} letters, digits, dashes or underscores, " +
                $"found '{text}'.");
    }

    /// <summary>Reads the id of an order as a broker lists it; orders that are not ours may have longer and stranger
    /// ones than we send.</summary>
    /// <exception cref="FormatException">The text is empty, longer than brokers take, or has control characters.
    /// </exception>
    public static ClientOrderId FromBroker(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length is > 0 and <= MaximumLengthAtBroker && !text.Any(char.IsControl)
            ? new ClientOrderId(text)
            : throw new FormatException(
                $"Expected a broker's order id of 1 to {MaximumLengthAtBroker} characters, found '{text}'.");
    }

    /// <summary>Orders ids by their characters' code.</summary>
    public int CompareTo(ClientOrderId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The id.</summary>
    public override string ToString() => Value;

    /// <summary>Whether the left id comes first.</summary>
    public static bool operator <(ClientOrderId left, ClientOrderId right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left id comes last.</summary>
    public static bool operator >(ClientOrderId left, ClientOrderId right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left id comes first or is the same.</summary>
    public static bool operator <=(ClientOrderId left, ClientOrderId right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left id comes last or is the same.</summary>
    public static bool operator >=(ClientOrderId left, ClientOrderId right) => left.CompareTo(right) >= 0;

    private static bool IsAllowed(char character) =>
        char.IsAsciiLetterOrDigit(character) || character is '-' or '_';
}
