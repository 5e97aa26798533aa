namespace NanoCap.Trading.Desk;

/// <summary>When an EXIT outside the session sells. In the session it sells at once, at the market.</summary>
public enum ExitTiming
{
    /// <summary>Market orders, queued for the open.</summary>
    AtNextOpen,

    /// <summary>At once at a limit under the bid, in extended hours; without a fresh bid at the open.</summary>
    Now,
}
