namespace NanoCap.Trading.Exchange;

/// <summary>The moments of a session made of one daily bar, in their order.</summary>
public enum SessionInstant
{
    /// <summary>Splits take effect.</summary>
    BeforeOpen,

    /// <summary>Market orders, limits at or better than the open, and stops that the open jumped over.</summary>
    Open,

    /// <summary>Stops that the bar reached, limits that it traded through.</summary>
    Intrabar,

    /// <summary>Market orders that came after the open; then day orders end and positions are marked.</summary>
    Close,
}
