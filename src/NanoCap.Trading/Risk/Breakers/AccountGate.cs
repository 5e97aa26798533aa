namespace NanoCap.Trading.Risk.Breakers;

/// <summary>No entries while what is held cannot be valued.</summary>
public static class AccountGate
{
    /// <summary>Its name.</summary>
    public const string Name = "account-unknown";

    /// <summary>Judges a reading of the account.</summary>
    /// <param name="isKnown">Whether the source of prices answered.</param>
    /// <param name="unknown">Holdings whose price it did not know, or whose price is no number above zero.</param>
    public static GateReading Judge(bool isKnown, IReadOnlyList<string> unknown)
    {
        ArgumentNullException.ThrowIfNull(unknown);
        return !isKnown
            ? new(Name, GateVerdict.Closed, null, null, "The account could not be valued: no prices came.")
            : unknown.Count > 0
                ? new(
                    Name, GateVerdict.Closed, 0, unknown.Count,
                    $"The account cannot be valued: no price of {string.Join(", ", unknown)}.")
                : new(Name, GateVerdict.Good, 0, 0, "The account is valued.");
    }
}
