using NanoCap.Trading.Bars;

namespace NanoCap.Trading.Signals.Exclusions;

/// <summary>The chosen exclusions. They refuse entries in books, ranking and the review alike.</summary>
public sealed class EntryExclusions
{
    private readonly IEntryExclusion[] chosen;

    private readonly EntryWarnings warnings;

    private EntryExclusions(IEntryExclusion[] chosen, EntryExclusionOptions options) =>
        (this.chosen, warnings) = (chosen, new EntryWarnings(options));

    /// <summary>Every identifier that can be chosen, in the order of the design.</summary>
    public static IReadOnlyList<string> Ids { get; } = [.. Every(new EntryExclusionOptions()).Select(one => one.Id)];

    /// <summary>The chosen exclusions in the order of the design.</summary>
    public IReadOnlyList<IEntryExclusion> Chosen => chosen;

    /// <summary>Chooses exclusions.</summary>
    /// <param name="options">Their numbers.</param>
    /// <param name="selection"><c>all</c>, <c>none</c> or identifiers with commas between them.</param>
    /// <exception cref="FormatException">An identifier is unknown; the message names it and the known ones.</exception>
    public static EntryExclusions Of(EntryExclusionOptions options, string selection = "all")
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(selection);
        var every = Every(options);
        switch (selection.Trim())
        {
            case "all":
                return new EntryExclusions(every, options);
            case "none":
                return new EntryExclusions([], options);
        }

        var names = selection.Split(',', StringSplitOptions.TrimEntries);
        var unknown = names.FirstOrDefault(name => !Ids.Contains(name));
        return unknown is null
            ? new EntryExclusions([.. every.Where(one => names.Contains(one.Id))], options)
            : throw new FormatException(
                $"Expected exclusions 'all', 'none' or a list of {string.Join(", ", Ids)}; found '{unknown}'.");
    }

    /// <summary>Whether any chosen exclusion refuses an entry, judged at the close of a bar.</summary>
    public bool Refuse(BarPoint at)
    {
        foreach (var exclusion in chosen)
        {
            if (exclusion.Refuses(at))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Every reason for a refusal at the close of a bar, each starting with the exclusion's identifier; empty
    /// when an entry is welcome.</summary>
    public IReadOnlyList<string> FindReasons(BarPoint at) =>
        [.. chosen.Where(one => one.Refuses(at)).Select(one => $"{one.Id}: {one.Describe(at)}")];

    /// <summary>What to say of an entry that is not refused: what could not be judged, and the warnings, each starting
    /// with its identifier.</summary>
    public IReadOnlyList<string> FindNotes(BarPoint at) =>
    [
        .. chosen.Select(one => (one.Id, Note: one.FindNote(at))).Where(one => one.Note is not null)
            .Select(one => $"{one.Id}: {one.Note}"),
        .. warnings.Find(at),
    ];

    private static IEntryExclusion[] Every(EntryExclusionOptions options) =>
    [
        new ReverseSplitExclusion(options),
        new DilutionExclusion(options),
        new NewListingExclusion(options),
        new BlowOffExclusion(options),
        new TinyCapExclusion(options),
    ];
}
