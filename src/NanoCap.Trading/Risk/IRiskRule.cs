namespace NanoCap.Trading.Risk;

/// <summary>One limit. Judges alone: no rule may depend on what another found.</summary>
internal interface IRiskRule
{
    /// <summary>Whether sales are judged too: identity, form and quantity, never limits on new exposure.</summary>
    bool JudgesSales => false;

    /// <summary>What it finds; nothing when the limit holds.</summary>
    IEnumerable<Finding> Judge(ReviewContext review);
}
