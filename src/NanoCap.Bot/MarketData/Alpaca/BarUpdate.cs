using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.MarketData.Alpaca;

/// <summary>Brings kept bars up to a session. The last kept session is read again, raw and adjusted: as long as both
/// agree nothing was adjusted since, and what follows is appended; else the symbol is read whole, as is one of which a
/// split was announced.</summary>
internal sealed class BarUpdate(BarRequests requests, AlpacaCorporateActions actions)
{
    // A history of some years is thousands of bars; fewer symbols at once keep memory small and cost no more pages.
    private const int WholeAtOnce = 100;

    private const int LongGapDays = 14;

    // Further from the kept close than a correction: another company has the ticker now.
    private const decimal CorrectionAtMost = 0.01m;

    /// <returns>Why symbols cannot be used; nothing is said of sound ones.</returns>
    /// <exception cref="MarketDataException">Something could not be read; what was read is kept.</exception>
    public async Task<Dictionary<Symbol, string>> RunAsync(
        BarCache cache,
        IReadOnlyList<Symbol> symbols,
        DateOnly from,
        DateOnly last,
        DateTimeOffset end,
        CancellationToken cancellationToken)
    {
        cache.Begin(from);
        var faults = new Dictionary<Symbol, string>();
        var (whole, kept) = (new List<Symbol>(), new Dictionary<Symbol, (DateOnly Day, decimal Close)>());
        foreach (var symbol in symbols)
        {
            if (cache.FindLast(symbol) is not { } known)
            {
                whole.Add(symbol);
            }
            else if (known.Day < last)
            {
                kept.Add(symbol, known);
            }
        }

        // What has not traded for long is asked for apart: its long gap would make the others' pages many.
        var longAgo = last.AddDays(-LongGapDays);
        foreach (var gap in kept.GroupBy(known => known.Value.Day < longAgo))
        {
            foreach (var chunk in SymbolChunks.Of(gap.Select(known => known.Key)))
            {
                var period = new Period(chunk.Min(symbol => kept[symbol].Day), last, end);
                whole.AddRange(await AppendAsync(cache, chunk, kept, period, faults, cancellationToken));
            }
        }

        foreach (var chunk in whole.Order().Chunk(WholeAtOnce))
        {
            await ReadWholeAsync(cache, chunk, new Period(from, last, end), faults, cancellationToken);
        }

        return faults;
    }

    /// <summary>Appends what is new.</summary>
    /// <returns>Those that must be read whole.</returns>
    private async Task<List<Symbol>> AppendAsync(
        BarCache cache,
        Symbol[] symbols,
        Dictionary<Symbol, (DateOnly Day, decimal Close)> kept,
        Period period,
        Dictionary<Symbol, string> faults,
        CancellationToken cancellationToken)
    {
        var raw = await ReadAsync(symbols, period, BarRequests.Raw, cancellationToken);
        var all = await ReadAsync(symbols, period, BarRequests.All, cancellationToken);
        var announced = await AnnouncedAsync(symbols, period, cancellationToken);
        var whole = new List<Symbol>();
        foreach (var symbol in symbols)
        {
            var (day, close) = kept[symbol];
            var (traded, adjusted) = (raw.GetValueOrDefault(symbol), all.GetValueOrDefault(symbol));
            if ((traded?.Fault ?? adjusted?.Fault) is { } fault)
            {
                faults[symbol] = fault;
            }
            else if (announced[symbol].Any(action => action.EffectiveOn > day)
                || !IsUnadjusted(traded, adjusted, day)
                || !traded!.Days.TryGetValue(day, out var again)
                || Math.Abs((again.Close!.Value / close) - 1m) > CorrectionAtMost)
            {
                whole.Add(symbol);
            }
            else
            {
                cache.Append(
                    symbol,
                    [.. traded.Days.Where(bar => bar.Key >= day)
                        .Select(bar => BarRow.Of(bar.Key, bar.Value, bar.Value.Close!.Value))]);
            }
        }

        return whole;
    }

    private async Task ReadWholeAsync(
        BarCache cache,
        Symbol[] symbols,
        Period period,
        Dictionary<Symbol, string> faults,
        CancellationToken cancellationToken)
    {
        var raw = await ReadAsync(symbols, period, BarRequests.Raw, cancellationToken);
        var split = await ReadAsync(symbols, period, BarRequests.Split, cancellationToken);
        var all = await ReadAsync(symbols, period, BarRequests.All, cancellationToken);
        var announced = await AnnouncedAsync(symbols, period, cancellationToken);
        foreach (var symbol in symbols)
        {
            var (rows, fault) = AdjustedBars.Of(
                raw.GetValueOrDefault(symbol), split.GetValueOrDefault(symbol), all.GetValueOrDefault(symbol),
                [.. announced[symbol]], period.Today);
            if (fault is null)
            {
                cache.Write(symbol, rows);
            }
            else
            {
                faults[symbol] = fault;
                cache.Forget(symbol);
            }
        }
    }

    // A correction changes both; a dividend or a split changes only what is adjusted.
    private static bool IsUnadjusted(DayPrices? raw, DayPrices? all, DateOnly from) =>
        raw is not null && all is not null && raw.Days.Count == all.Days.Count
        && raw.Days.Where(bar => bar.Key >= from).All(
            bar => all.Days.TryGetValue(bar.Key, out var adjusted) && adjusted.Close == bar.Value.Close);

    private async Task<ILookup<Symbol, CorporateAction>> AnnouncedAsync(
        IReadOnlyList<Symbol> symbols, Period period, CancellationToken cancellationToken) =>
        (await actions.ReadSplitsAsync(symbols, period.From, period.Today, cancellationToken))
            .ToLookup(action => action.Symbol);

    private Task<Dictionary<Symbol, DayPrices>> ReadAsync(
        IReadOnlyList<Symbol> symbols, Period period, string adjustment, CancellationToken cancellationToken) =>
        requests.ReadAsync(symbols, period.From, period.Last, period.End, adjustment, cancellationToken);

    private sealed record Period(DateOnly From, DateOnly Last, DateTimeOffset End)
    {
        public DateOnly Today => TradingCalendar.Nyse.NewYorkDate(End);
    }
}
