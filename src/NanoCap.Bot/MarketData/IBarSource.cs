namespace NanoCap.Bot.MarketData;

/// <summary>Where the daily bars of the whole universe come from.</summary>
internal interface IBarSource
{
    /// <summary>Reads everything; the same source gives the same history.</summary>
    /// <exception cref="MarketDataException">Nothing can be decided on what was found.</exception>
    Task<MarketHistory> LoadAsync(CancellationToken cancellationToken);
}
