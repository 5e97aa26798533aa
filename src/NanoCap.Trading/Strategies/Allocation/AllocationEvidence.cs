namespace NanoCap.Trading.Strategies.Allocation;

/// <summary>What the books that only change exposure must say of themselves.</summary>
internal static class AllocationEvidence
{
    public const string LowerExposure =
        "Lower exposure lowers drawdown and costs return; no timing skill was found.";
}
