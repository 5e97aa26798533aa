using System.Collections.Immutable;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Desk.Alerts;

/// <summary>What must be counted before it is worth an alert. Immutable.</summary>
public sealed record AlertTally
{
    /// <summary>The most refusals that are remembered.</summary>
    public const int MostRefusals = 100;

    /// <summary>Nothing was counted yet.</summary>
    public static AlertTally Zero { get; } = new();

    /// <summary>When commands were refused since this was last told, oldest first.</summary>
    public ImmutableList<DateTimeOffset> Refusals { get; init; } = [];

    /// <summary>Daily runs in a row that ranked no signal.</summary>
    public int RunsWithoutSignal { get; init; }

    /// <summary>Sessions in a row in which proposals expired and nobody decided on any.</summary>
    public int SessionsUndecided { get; init; }

    /// <summary>Proposals that expired undecided in those sessions.</summary>
    public int ProposalsUndecided { get; init; }

    /// <summary>The latest day on which one did; null before.</summary>
    public DateOnly? UndecidedOn { get; init; }

    /// <summary>Since when positions have been seen without their protection. Forgotten with the process.</summary>
    public ImmutableSortedDictionary<Symbol, DateTimeOffset> Uncovered { get; init; } =
        ImmutableSortedDictionary<Symbol, DateTimeOffset>.Empty;
}
