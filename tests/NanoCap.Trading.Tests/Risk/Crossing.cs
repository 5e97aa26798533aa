using NanoCap.Trading.Risk;

namespace NanoCap.Trading.Tests.Risk;

/// <summary>A limit crossed: one case exactly at it, and one just beyond.</summary>
/// <param name="Rule">The rule that watches it.</param>
/// <param name="Code">The code of its finding.</param>
/// <param name="Effect">What the finding does.</param>
/// <param name="At">Passes.</param>
/// <param name="Beyond">Fails.</param>
/// <param name="CutTo">Shares left where it cuts.</param>
internal sealed record Crossing(
    Type Rule, string Code, FindingEffect Effect, ReviewCase At, ReviewCase Beyond, decimal? CutTo = null)
{
    /// <summary>Whether a finding is the one that crossing the limit gives.</summary>
    public bool IsOf(Finding finding) => finding.Code == Code && finding.Effect == Effect;
}
