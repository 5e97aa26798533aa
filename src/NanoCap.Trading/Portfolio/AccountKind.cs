namespace NanoCap.Trading.Portfolio;

/// <summary>When the proceeds of a sale may be spent.</summary>
public enum AccountKind
{
    /// <summary>At the fill.</summary>
    Margin,

    /// <summary>When they have settled; so no purchase can be a good-faith violation.</summary>
    Cash,
}
