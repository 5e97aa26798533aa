using System.Collections.Immutable;

namespace NanoCap.Trading.Desk.Alerts;

/// <summary>The alerts that stand, the last that were lifted, who was told what, and when nobody wants to be told.
/// Immutable.</summary>
public sealed record AlertBook
{
    /// <summary>Lifted alerts that every reader may have seen are kept up to this number.</summary>
    public const int MostLifted = 50;

    /// <summary>Lifted alerts that nobody was told of are kept up to this number.</summary>
    public const int MostUntold = 500;

    /// <summary>No alert was ever raised.</summary>
    public static AlertBook Empty { get; } = new();

    /// <summary>Alerts that were raised and not lifted, by key.</summary>
    public ImmutableSortedDictionary<string, Alert> Standing { get; init; } =
        ImmutableSortedDictionary.Create<string, Alert>(StringComparer.Ordinal);

    /// <summary>The last alerts that were lifted, in the order in which they were.</summary>
    public ImmutableList<Alert> Lifted { get; init; } = [];

    /// <summary>How many lifted alerts were let go untold, because nobody was there for so long; the journal has
    /// them.</summary>
    public int LetGoUntold { get; init; }

    /// <summary>The number of the next new alert.</summary>
    public int NextNumber { get; init; } = 1;

    /// <summary>What each channel has shown, by the channel's name and the alert's number.</summary>
    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<int, AlertTold>> Told { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableSortedDictionary<int, AlertTold>>(StringComparer.Ordinal);

    /// <summary>Until when a topic is not told, critical alerts excepted.</summary>
    public ImmutableSortedDictionary<AlertTopic, DateTimeOffset> Muted { get; init; } =
        ImmutableSortedDictionary<AlertTopic, DateTimeOffset>.Empty;

    /// <summary>The hours in which only critical alerts are told; null for none.</summary>
    public QuietHours? Quiet { get; init; }

    /// <summary>What is counted before it is worth an alert.</summary>
    public AlertTally Tally { get; init; } = AlertTally.Zero;

    /// <summary>Alerts that stand or were lifted lately, by number.</summary>
    public IEnumerable<Alert> Known => Lifted.Concat(Standing.Values).OrderBy(alert => alert.Number);

    /// <summary>Whether an alert about a topic stands.</summary>
    public bool Stands(AlertTopic topic) => Standing.Values.Any(alert => alert.Topic == topic);

    /// <summary>What a channel has shown of an alert; null when nothing.</summary>
    public AlertTold? FindTold(string channel, int number) =>
        Told.TryGetValue(channel, out var shown) ? shown.GetValueOrDefault(number) : null;

    /// <summary>Whether some channel has shown the alert's latest words.</summary>
    public bool WasTold(Alert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return Told.Values.Any(shown => shown.TryGetValue(alert.Number, out var told) && told.Times >= alert.Times);
    }
}
