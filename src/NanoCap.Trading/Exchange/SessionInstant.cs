namespace NanoCap.Trading.Exchange;

/// <summary>The moments of a session made of one daily bar, in their order.</summary>
public enum SessionInstant
{
    /// <summary>Splits take effect.</summary>
    BeforeOpen,

    /// <summary>Market orders, limits at or better than the open, and stops that the open jumped over.</summary>
    Open,

    /// <summary>A minute after the open, at its price: limits to buy that came after it. Passed only when somebody
    /// waits for it.</summary>
    AfterOpen,

    /// <summary>Stops that the bar reached, limits that it traded through.</summary>
    Intrabar,

    /// <summary>Shortly before the close, at its price: market orders that came after the open. Passed only when
    /// somebody waits for it.</summary>
    NearClose,

    /// <summary>Market orders that came after the open and, where somebody waited shortly before, limits to buy at or
    /// better than the close; then day orders end and positions are marked.</summary>
    Close,
}
