namespace NanoCap.Bot.MarketData;

/// <summary>The bars that everybody decides on; a daily run puts newer ones in their place, all at once. Whoever needs
/// two answers that fit together takes <see cref="Current"/> once.</summary>
internal sealed class LoadedMarket(MarketHistory first)
{
    private volatile MarketHistory current = first;

    public MarketHistory Current => current;

    public void Replace(MarketHistory newer) => current = newer;
}
