using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk.Breakers;

namespace NanoCap.Bot.Desk;

/// <summary>Reads once what breakers and gates are judged by and brings it to the desk. A source that fails is told as
/// unknown, never left out, so that its gate closes.</summary>
internal sealed partial class SafetyReader(
    IDesk desk,
    IMarketNow market,
    IEnumerable<IGaugeSource> gauges,
    IEnumerable<IHoldingPrices> prices,
    TimeProvider clock,
    ILogger<SafetyReader> logger)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);
    private static readonly Dictionary<Symbol, double?> NothingNewer = [];

    public async Task<DeskOutcome> ReadOnceAsync(CancellationToken cancellationToken)
    {
        // First the market: gauges tell what asking it has shown.
        var view = await LookOrNullAsync(cancellationToken);
        var readings = await Task.WhenAll(gauges.Select(source => ReadAsync(source, cancellationToken)));
        var told = await ReadPricesAsync(cancellationToken);
        List<Gauge> all = view is null ? [.. readings, new Gauge(MarketVolatilityGate.Name, null)] : [.. readings];
        return await desk.PostAsync(
            new DeskInput.SafetyRead(told, all, view, clock.GetUtcNow()), cancellationToken);
    }

    private async Task<Gauge> ReadAsync(IGaugeSource source, CancellationToken cancellationToken)
    {
        try
        {
            return new Gauge(
                source.Gate,
                await source.ReadAsync(cancellationToken).WaitAsync(Deadline, clock, cancellationToken));
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(logger, failure, source.Gate);
            return new Gauge(source.Gate, null);
        }
    }

    private async Task<IReadOnlyDictionary<Symbol, double?>?> ReadPricesAsync(CancellationToken cancellationToken)
    {
        if (prices.FirstOrDefault() is not { } source)
        {
            return NothingNewer;
        }

        try
        {
            return await source.ReadAsync([.. desk.State.Positions.Keys], cancellationToken)
                .WaitAsync(Deadline, clock, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(logger, failure, AccountGate.Name);
            return null;
        }
    }

    private async Task<MarketView?> LookOrNullAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await market.LookAsync([], cancellationToken).WaitAsync(Deadline, clock, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(logger, failure, MarketVolatilityGate.Name);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What the gate {Gate} is judged by could not be read")]
    private static partial void LogFailed(ILogger logger, Exception failure, string gate);
}
