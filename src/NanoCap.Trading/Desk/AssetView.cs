namespace NanoCap.Trading.Desk;

/// <summary>What the broker says of an asset. Null means that this broker does not tell it.</summary>
public sealed record AssetView
{
    /// <summary>Whether it is listed and alive.</summary>
    public bool? IsActive { get; init; }

    /// <summary>Whether this broker trades it.</summary>
    public bool? IsTradable { get; init; }

    /// <summary>Whether parts of a share can be traded.</summary>
    public bool? IsFractionable { get; init; }

    /// <summary>Whether trading is halted now.</summary>
    public bool? IsHalted { get; init; }
}
