using NanoCap.Bot.Brokers;
using NanoCap.Bot.Brokers.Alpaca;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.MarketData.Alpaca;

/// <summary>What can be traded, and what is known of it. Alpaca tells name and exchange; sector, country and
/// capitalisation come from the owner's universe.csv or are unknown.</summary>
internal sealed class AlpacaListings(AlpacaClient client)
{
    private static readonly HashSet<string> Exchanges = ["NASDAQ", "NYSE", "AMEX", "ARCA", "BATS"];

    /// <summary>The universe; symbols of the owner's that cannot be traded go to the list with the reason.</summary>
    /// <param name="folder">Where universe.csv is; null for everything that can be traded.</param>
    /// <param name="skipped">Gets what is left out.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="MarketDataException">The list or the file could not be read.</exception>
    public async Task<Dictionary<Symbol, Listing>> ReadAsync(
        string? folder, List<SkippedSymbol> skipped, CancellationToken cancellationToken)
    {
        var owned = folder is null ? null : ReadUniverse(folder);
        var assets = new Dictionary<Symbol, WireAnswers.Asset>();
        foreach (var asset in await ReadAssetsAsync(cancellationToken))
        {
            if (asset is { Tradable: true, Status: "active" } && Symbol.TryParse(asset.Symbol, out var symbol))
            {
                assets[symbol] = asset;
            }
        }

        if (assets.Count == 0)
        {
            throw new MarketDataException(
                "Alpaca's list of assets has nothing that can be traded; it is not believed.", []);
        }

        if (owned is null)
        {
            return assets
                .Where(asset => Exchanges.Contains(asset.Value.Exchange ?? string.Empty))
                .ToDictionary(
                    asset => asset.Key, asset => Known(new Listing(asset.Key, string.Empty), asset.Value));
        }

        foreach (var symbol in owned.Keys.Where(symbol => !assets.ContainsKey(symbol)))
        {
            skipped.Add(new SkippedSymbol(
                symbol.Value, "not-traded: expected an active, tradable asset of Alpaca's, found none"));
        }

        return owned.Values
            .Where(listing => assets.ContainsKey(listing.Symbol))
            .ToDictionary(listing => listing.Symbol, listing => Known(listing, assets[listing.Symbol]));
    }

    private static Listing Known(Listing listing, WireAnswers.Asset asset) => listing with
    {
        Name = listing.Name.Length > 0 ? listing.Name : asset.Name ?? string.Empty,
        Exchange = listing.Exchange ?? asset.Exchange,
    };

    private static Dictionary<Symbol, Listing> ReadUniverse(string folder)
    {
        var problems = new List<string>();
        try
        {
            var listings = UniverseFile.Read(Path.Combine(folder, UniverseFile.Name), problems);
            return problems.Count == 0 && listings.Count > 0 ? listings : throw new MarketDataException(
                $"No usable universe in '{folder}':",
                problems.Count > 0 ? problems : [$"{UniverseFile.Name}: expected at least one symbol, found none."]);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new MarketDataException(
                $"No usable universe in '{folder}':",
                [$"expected a readable {UniverseFile.Name}, found: {failure.Message}"]);
        }
    }

    private async Task<List<WireAnswers.Asset>> ReadAssetsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await client.ReadAssetsAsync(cancellationToken);
        }
        catch (BrokerException failure)
        {
            throw new MarketDataException("Alpaca's list of assets could not be read:", [failure.Message]);
        }
    }
}
