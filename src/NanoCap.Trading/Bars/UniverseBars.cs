using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Bars;

/// <summary>The bars of all symbols of a universe over the union of their sessions.</summary>
/// <remarks>Immutable; symbols are ordered ordinally, so results do not depend on the order of reading.</remarks>
public sealed class UniverseBars
{
    private readonly Dictionary<Symbol, int> ordinals;
    private readonly ReadOnlyMemory<int> sessionNumbers;
    private readonly int[][] sessionIndices;

    private UniverseBars(
        SymbolHistory[] symbols, ReadOnlyMemory<int> sessionNumbers, int[][] sessionIndices, Provenance provenance)
    {
        Symbols = symbols;
        this.sessionNumbers = sessionNumbers;
        this.sessionIndices = sessionIndices;
        Source = provenance;
        ordinals = new Dictionary<Symbol, int>(symbols.Length);
        for (var ordinal = 0; ordinal < symbols.Length; ordinal++)
        {
            ordinals.Add(symbols[ordinal].Symbol, ordinal);
        }
    }

    /// <summary>Where the bars come from, and whether real money may be decided on them.</summary>
    public Provenance Source { get; }

    /// <summary>The symbols with their histories, ordered ordinally by ticker.</summary>
    public IReadOnlyList<SymbolHistory> Symbols { get; }

    /// <summary><see cref="DateOnly.DayNumber"/> of each session on which any symbol has a bar, ascending.</summary>
    public ReadOnlySpan<int> SessionNumbers => sessionNumbers.Span;

    /// <summary>The last session on which any symbol has a bar.</summary>
    /// <exception cref="InvalidOperationException">There are no bars.</exception>
    public DateOnly LastSession => sessionNumbers.Length > 0
        ? DateOnly.FromDayNumber(SessionNumbers[^1])
        : throw new InvalidOperationException("The universe has no bars.");

    /// <summary>The history of a symbol, or null when the universe has none.</summary>
    public SymbolHistory? Find(Symbol symbol) =>
        ordinals.TryGetValue(symbol, out var ordinal) ? Symbols[ordinal] : null;

    /// <summary>The position of a symbol in <see cref="Symbols"/>, or -1.</summary>
    public int OrdinalOf(Symbol symbol) => ordinals.TryGetValue(symbol, out var ordinal) ? ordinal : -1;

    /// <summary>For each bar of a symbol, the position of its session in <see cref="SessionNumbers"/>.</summary>
    public ReadOnlySpan<int> SessionIndices(int ordinal) =>
        sessionIndices[ordinal].AsSpan(0, Symbols[ordinal].Bars.Count);

    /// <summary>The bar of a symbol at a session, or -1 when it has none.</summary>
    /// <param name="ordinal">The symbol's position in <see cref="Symbols"/>.</param>
    /// <param name="sessionIndex">The session's position in <see cref="SessionNumbers"/>.</param>
    public int FindBar(int ordinal, int sessionIndex)
    {
        var sessions = SessionIndices(ordinal);

        // Nearly every symbol trades to the end without a gap.
        var guess = sessions.Length - (SessionNumbers.Length - sessionIndex);
        if (guess >= 0 && guess < sessions.Length && sessions[guess] == sessionIndex)
        {
            return guess;
        }

        var bar = sessions.BinarySearch(sessionIndex);
        return bar >= 0 ? bar : -1;
    }

    /// <summary>Position in its series of a symbol's last bar at or before a session, and 0 when there is
    /// none.</summary>
    /// <param name="ordinal">The symbol's position in <see cref="Symbols"/>.</param>
    /// <param name="session">Position of the session in <see cref="SessionNumbers"/>.</param>
    public int LastBarAt(int ordinal, int session)
    {
        var found = SessionIndices(ordinal).BinarySearch(session);
        return found >= 0 ? found : Math.Max(0, ~found - 1);
    }

    /// <summary>Position of a session in <see cref="SessionNumbers"/>, or -1 when no symbol traded on it.</summary>
    public int FindSession(DateOnly session)
    {
        var index = SessionNumbers.BinarySearch(session.DayNumber);
        return index >= 0 ? index : -1;
    }

    /// <summary>The same universe without anything later than <paramref name="session"/>; symbols that start later
    /// are left out.</summary>
    /// <remarks>Columns and session numbers are shared, so the cut costs a few steps per symbol and none per bar.
    /// </remarks>
    public UniverseBars Through(DateOnly session)
    {
        var found = SessionNumbers.BinarySearch(session.DayNumber);
        var sessions = found >= 0 ? found + 1 : ~found;
        if (sessions == sessionNumbers.Length)
        {
            return this;
        }

        var kept = new List<SymbolHistory>(Symbols.Count);
        var indices = new List<int[]>(Symbols.Count);
        for (var ordinal = 0; ordinal < Symbols.Count; ordinal++)
        {
            var bars = Symbols[ordinal].Bars.Through(session);
            if (bars.Count > 0)
            {
                kept.Add(Symbols[ordinal] with { Bars = bars });
                indices.Add(sessionIndices[ordinal]);
            }
        }

        return new UniverseBars([.. kept], sessionNumbers[..sessions], [.. indices], Source);
    }

    /// <summary>Makes a universe.</summary>
    /// <exception cref="ArgumentException">A symbol occurs twice.</exception>
    public static UniverseBars Of(IEnumerable<SymbolHistory> histories, Provenance provenance)
    {
        ArgumentNullException.ThrowIfNull(histories);
        ArgumentNullException.ThrowIfNull(provenance);
        var symbols = histories.OrderBy(history => history.Symbol).ToArray();
        for (var ordinal = 1; ordinal < symbols.Length; ordinal++)
        {
            if (symbols[ordinal].Symbol == symbols[ordinal - 1].Symbol)
            {
                throw new ArgumentException($"{symbols[ordinal].Symbol} occurs twice.", nameof(histories));
            }
        }

        var sessions = UnionOfSessions(symbols);
        var indices = new int[symbols.Length][];
        for (var ordinal = 0; ordinal < symbols.Length; ordinal++)
        {
            indices[ordinal] = IndicesOf(symbols[ordinal].Bars.DayNumbers, sessions);
        }

        return new UniverseBars(symbols, sessions, indices, provenance);
    }

    private static int[] UnionOfSessions(SymbolHistory[] symbols)
    {
        var (first, last) = (int.MaxValue, int.MinValue);
        foreach (var history in symbols)
        {
            var days = history.Bars.DayNumbers;
            if (days.Length > 0)
            {
                first = Math.Min(first, days[0]);
                last = Math.Max(last, days[^1]);
            }
        }

        if (first > last)
        {
            return [];
        }

        var traded = new bool[last - first + 1];
        foreach (var history in symbols)
        {
            foreach (var day in history.Bars.DayNumbers)
            {
                traded[day - first] = true;
            }
        }

        return [.. Enumerable.Range(first, traded.Length).Where(day => traded[day - first])];
    }

    private static int[] IndicesOf(ReadOnlySpan<int> days, int[] sessions)
    {
        var indices = new int[days.Length];
        var session = 0;
        for (var index = 0; index < days.Length; index++)
        {
            while (sessions[session] != days[index])
            {
                session++;
            }

            indices[index] = session;
        }

        return indices;
    }
}
