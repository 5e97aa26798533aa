using System.Collections.Immutable;

namespace NanoCap.Trading.Desk.Alerts;

/// <summary>The alerts that stand. Immutable.</summary>
public sealed record AlertBook
{
    /// <summary>No alert was ever raised.</summary>
    public static AlertBook Empty { get; } = new();

    /// <summary>Alerts that were raised and not lifted, by key.</summary>
    public ImmutableSortedDictionary<string, Alert> Standing { get; init; } =
        ImmutableSortedDictionary.Create<string, Alert>(StringComparer.Ordinal);

    /// <summary>The number of the next new alert.</summary>
    public int NextNumber { get; init; } = 1;
}
