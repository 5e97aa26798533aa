namespace NanoCap.Trading.Risk;

/// <summary>One limit. Judges alone: no rule may depend on what another found.</summary>
internal interface IRiskRule
{
    /// <summary>Whether sales are judged too: identity, form and quantity, never limits on new exposure.</summary>
    bool JudgesSales => false;

    /// <summary>Whether purchases of an allocation book are judged too. Limits on single companies do not concern its
    /// broad funds, and the book's own rules limit their weights.</summary>
    bool JudgesBookLegs => true;

    /// <summary>What it finds; nothing when the limit holds.</summary>
    IEnumerable<Finding> Judge(ReviewContext review);
}
