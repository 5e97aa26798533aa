namespace NanoCap.Bot.Options;

internal sealed record TradingOptions
{
    public TradingMode Mode { get; init; } = TradingMode.Paper;

    /// <summary>The number of the account that may trade real money; the second of the two settings that Live needs.
    /// </summary>
    public string? LiveAcknowledged { get; init; }
}
