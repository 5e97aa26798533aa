namespace NanoCap.Trading.Desk;

/// <summary>Why no order at the broker guards all of a position.</summary>
public enum CoverageGap
{
    /// <summary>Nothing: an order guards it, or it is written down that none shall.</summary>
    None,

    /// <summary>Its order is on the way, or waits for the entry's last fills; the desk watches meanwhile.</summary>
    OnItsWay,

    /// <summary>No order can be had now: the desk watches its levels at every mark and sells.</summary>
    Watched,

    /// <summary>Nobody gave it a stop, and nobody wrote down that it shall have none.</summary>
    Open,
}
