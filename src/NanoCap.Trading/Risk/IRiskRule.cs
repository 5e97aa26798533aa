namespace NanoCap.Trading.Risk;

/// <summary>One limit. Judges alone: no rule may depend on what another found, and none allocates anything but what it
/// finds.</summary>
internal interface IRiskRule
{
    /// <summary>The stable code of its findings, kebab case.</summary>
    string Code { get; }

    /// <summary>What must hold, in one sentence.</summary>
    string Sentence { get; }

    /// <summary>What its findings can do.</summary>
    IReadOnlyList<FindingEffect> Effects { get; }

    /// <summary>The orders that it does not judge. Sales are judged for identity, form and quantity, never for limits
    /// on new exposure; limits on single companies do not concern the broad funds of an allocation book.</summary>
    SkippedOrders SkippedBy => SkippedOrders.Sales;

    /// <summary>The limit that it reads, with a profile's value; null where it has no number, or the profile no
    /// limit.</summary>
    string? LimitIn(RiskProfile profile) => null;

    /// <summary>What the limit's figure is now; null where only an order has one.</summary>
    string? MeasuredIn(RiskMeasures now) => null;

    /// <summary>Adds what it finds; nothing when the limit holds.</summary>
    void Judge(in ReviewContext review, FindingList findings);
}
