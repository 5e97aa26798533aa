using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Risk;

/// <summary>What the rules of one review have found so far.</summary>
internal sealed class FindingList
{
    private List<Finding>? found;

    public void Add(Finding finding) => (found ??= []).Add(finding);

    public void Warn(string code, decimal? limit, decimal? measured, string text) =>
        Add(new Finding(code, FindingEffect.Warns, limit, measured, text));

    public void Wait(string code, decimal? limit, decimal? measured, string text) =>
        Add(new Finding(code, FindingEffect.Waits, limit, measured, text));

    public void Refuse(string code, decimal? limit, decimal? measured, string text) =>
        Add(new Finding(code, FindingEffect.Refuses, limit, measured, text));

    public void Cut(string code, decimal? limit, decimal? measured, string text, Quantity to) =>
        Add(new Finding(code, FindingEffect.Cuts, limit, measured, text, to));

    /// <summary>The smallest quantity that a cut leaves of another.</summary>
    public Quantity SmallestCut(Quantity quantity)
    {
        foreach (var finding in found ?? [])
        {
            if (finding.Effect == FindingEffect.Cuts)
            {
                quantity = Quantity.Min(quantity, finding.CutTo ?? Quantity.Zero);
            }
        }

        return quantity;
    }

    /// <summary>Forgets all but the cuts.</summary>
    public void KeepCuts() => found?.RemoveAll(static finding => finding.Effect != FindingEffect.Cuts);

    /// <summary>All of them by code, effect and text; the order in which rules ran does not show.</summary>
    public IReadOnlyList<Finding> Sorted()
    {
        found?.Sort(Compare);
        return found ?? (IReadOnlyList<Finding>)[];
    }

    private static int Compare(Finding left, Finding right)
    {
        var byCode = string.CompareOrdinal(left.Code, right.Code);
        var byEffect = byCode != 0 ? byCode : left.Effect.CompareTo(right.Effect);
        return byEffect != 0 ? byEffect : string.CompareOrdinal(left.Text, right.Text);
    }
}
