using System.Collections.Concurrent;
using NanoCap.Bot.Brokers;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Live;

/// <summary>What the broker says of single symbols, asked again after a few minutes.</summary>
internal sealed class AssetBook(IBroker broker, TimeProvider clock)
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AfterNoAnswer = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<Symbol, (AssetView? View, DateTimeOffset AskAgainAt)> known = new();

    /// <summary>What is known of them; a symbol of which the broker could not be asked is missing.</summary>
    public IReadOnlyDictionary<Symbol, AssetView> Known => known
        .Where(entry => entry.Value.View is not null)
        .ToDictionary(entry => entry.Key, entry => entry.Value.View!);

    /// <summary>Asks after those that were not asked after lately.</summary>
    public async Task AskAsync(IEnumerable<Symbol> symbols, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var symbol in symbols
            .Where(symbol => !known.TryGetValue(symbol, out var last) || last.AskAgainAt <= now))
        {
            var answer = await broker.FindAssetAsync(symbol, cancellationToken);
            known[symbol] = answer switch
            {
                AssetAnswer.Found found => (ViewOf(found.Asset), now + GoodFor),
                AssetAnswer.Absent => (new AssetView { IsActive = false, IsTradable = false }, now + GoodFor),
                _ => (known.GetValueOrDefault(symbol).View, now + AfterNoAnswer),
            };
        }
    }

    private static AssetView ViewOf(BrokerAsset asset) => new()
    {
        IsTradable = asset.IsTradable,
        IsFractionable = asset.IsFractionable,
        IsHalted = asset.IsHalted,
    };
}
