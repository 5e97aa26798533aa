namespace NanoCap.Trading.Risk.Rules;

/// <summary>Universe filter, exclusions and suspected splits refuse entries; each finding carries their identifier.
/// </summary>
internal sealed class EntryMustNotBeRefusedByMarketRule : IRiskRule
{
    /// <summary>Stands in where a reason does not begin with an identifier and a colon.</summary>
    public const string CodeWithoutIdentifier = "entry-refused";

    public bool JudgesBookLegs => false;

    public IEnumerable<Finding> Judge(ReviewContext review) =>
        (review.Instrument?.EntryRefusals ?? []).Select(reason => new Finding(
            IdentifierOf(reason), FindingEffect.Refuses, null, null, reason));

    private static string IdentifierOf(string reason)
    {
        var colon = reason.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && reason[..colon].All(letter => char.IsAsciiLetterLower(letter) || letter is '-')
            ? reason[..colon]
            : CodeWithoutIdentifier;
    }
}
