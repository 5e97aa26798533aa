using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Desk;

/// <summary>The market at its last close, with what quotes, the broker and its stream tell at this moment. A fixed
/// picture: it was put together before anybody decides on it.</summary>
/// <param name="closed">The market at its last close.</param>
/// <param name="quotes">What is bid and asked, by symbol; a symbol that is missing has no quote.</param>
/// <param name="assets">What the broker says of symbols; one that is missing was not told.</param>
/// <param name="account">What the broker said of the account.</param>
/// <param name="hearsNews">Whether the broker's own news arrive.</param>
/// <param name="knowsSplits">Whether splits of the session could be asked after.</param>
public sealed class LiveMarketView(
    MarketView closed,
    IReadOnlyDictionary<Symbol, Quote> quotes,
    IReadOnlyDictionary<Symbol, AssetView> assets,
    AccountView account,
    bool hearsNews,
    bool knowsSplits)
    : MarketView
{
    /// <inheritdoc />
    public override DateOnly Session => closed.Session;

    /// <inheritdoc />
    public override Provenance Source => closed.Source;

    /// <inheritdoc />
    public override bool TellsQuotes => true;

    /// <inheritdoc />
    public override bool? IsStreamReady => hearsNews;

    /// <inheritdoc />
    public override bool KnowsSplits => knowsSplits;

    /// <inheritdoc />
    public override AccountView? Account => account;

    /// <inheritdoc />
    public override InstrumentView? Find(Symbol symbol) => closed.Find(symbol) is { } known
        ? known with { Quote = quotes.GetValueOrDefault(symbol), Asset = assets.GetValueOrDefault(symbol) }
        : null;

    /// <inheritdoc />
    public override double[]? Returns(Symbol symbol, int sessions) => closed.Returns(symbol, sessions);

    /// <inheritdoc />
    public override ReadOnlySpan<double> ReturnWindow(Symbol symbol, int sessions) =>
        closed.ReturnWindow(symbol, sessions);

    /// <inheritdoc />
    public override double? FindReturnSinceOpenAfter(Symbol symbol, DateOnly session) =>
        closed.FindReturnSinceOpenAfter(symbol, session);

    /// <inheritdoc />
    public override double[]? UniverseReturns(int sessions) => closed.UniverseReturns(sessions);
}
