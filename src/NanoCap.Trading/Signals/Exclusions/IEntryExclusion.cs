using NanoCap.Trading.Bars;

namespace NanoCap.Trading.Signals.Exclusions;

/// <summary>One measured property of symbols whose entries did worse; it refuses entries and nothing else.</summary>
public interface IEntryExclusion
{
    /// <summary>The stable identifier, such as <c>blow-off</c>.</summary>
    string Id { get; }

    /// <summary>Whether an entry is refused, judged at the close of a bar.</summary>
    bool Refuses(BarPoint at);

    /// <summary>What was measured against which limit, for a bar that is refused; without the identifier.</summary>
    string Describe(BarPoint at);

    /// <summary>What to say of a bar that is let pass because nothing is known; null otherwise.</summary>
    string? FindNote(BarPoint at) => null;
}
