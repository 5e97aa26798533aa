namespace NanoCap.Trading.Risk.Rules;

/// <summary>Universe filter, exclusions and suspected splits refuse entries; each finding carries their identifier.
/// </summary>
internal sealed class EntryMustNotBeRefusedByMarketRule : IRiskRule
{
    public const string Code = "entry-refused";

    string IRiskRule.Code => Code;

    public string Sentence =>
        "Universe filter, exclusions, suspected splits and the deny list allow the entry; the finding has the code of "
        + "what does not.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Refuses];

    public SkippedOrders SkippedBy => SkippedOrders.Sales | SkippedOrders.BookLegs;

    public void Judge(in ReviewContext review, FindingList findings)
    {
        if (review.Instrument is not { } instrument)
        {
            return;
        }

        for (var index = 0; index < instrument.EntryRefusals.Count; index++)
        {
            var reason = instrument.EntryRefusals[index];
            var identifier = IdentifierOf(reason);
            if (identifier != SignalMustHaveEnoughBarsRule.Code)
            {
                findings.Refuse(identifier, null, null, reason);
            }
        }
    }

    private static string IdentifierOf(string reason)
    {
        var colon = reason.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && reason[..colon].All(letter => char.IsAsciiLetterLower(letter) || letter is '-')
            ? reason[..colon]
            : Code;
    }
}
