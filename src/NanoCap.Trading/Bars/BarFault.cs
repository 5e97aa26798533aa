namespace NanoCap.Trading.Bars;

/// <summary>Why the columns of a symbol cannot be used.</summary>
/// <param name="Index">The row at fault, from 0.</param>
/// <param name="Expected">What a sound row has.</param>
/// <param name="Found">What this row has.</param>
public readonly record struct BarFault(int Index, string Expected, string Found)
{
    /// <summary>One sentence with row (from 1), expectation and finding.</summary>
    public override string ToString() => $"row {Index + 1}: expected {Expected}, found {Found}";
}
