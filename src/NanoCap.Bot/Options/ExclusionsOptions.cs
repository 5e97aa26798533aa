using NanoCap.Trading.Signals.Exclusions;

namespace NanoCap.Bot.Options;

internal sealed record ExclusionsOptions
{
    /// <summary><c>all</c>, <c>none</c>, or identifiers with commas between them.</summary>
    public string Chosen { get; init; } = "all";

    public EntryExclusionOptions Limits { get; init; } = new();
}
