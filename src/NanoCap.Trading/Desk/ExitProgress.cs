using System.Globalization;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Sessions;

namespace NanoCap.Trading.Desk;

/// <summary>How far an EXIT has come: what is left, and why.</summary>
/// <param name="Sold">Symbols of which nothing is left.</param>
/// <param name="Waiting">What is left.</param>
/// <param name="Foreign">Orders of others that still work.</param>
/// <param name="Kept">Symbols that are held and left alone.</param>
public sealed record ExitProgress(
    int Sold, IReadOnlyList<ExitWaiting> Waiting, IReadOnlyList<ForeignOrder> Foreign, IReadOnlyList<Symbol> Kept)
{
    /// <summary>How far the EXIT under way, or else the latest one, has come.</summary>
    /// <param name="state">The desk.</param>
    /// <param name="keep">Symbols that EXIT leaves alone.</param>
    /// <param name="calendar">The exchange's sessions.</param>
    /// <param name="at">Now.</param>
    public static ExitProgress Of(
        DeskState state, IReadOnlySet<Symbol> keep, TradingCalendar calendar, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(keep);
        ArgumentNullException.ThrowIfNull(calendar);
        var left = state.Positions.Values.Where(position => !keep.Contains(position.Symbol)).ToList();
        var intents = string.Create(CultureInfo.InvariantCulture, $"x{state.ExitCount}-");
        var sold = state.Orders.Values
            .Where(order => order.Intent.StartsWith(intents, StringComparison.Ordinal)
                && !state.Positions.ContainsKey(order.Symbol))
            .Select(order => order.Symbol).Distinct().Count();
        var isOpen = calendar.SessionAt(at) is not null;
        return new ExitProgress(
            sold,
            [.. left.Select(position => new ExitWaiting(
                position.Symbol, position.Quantity, Why(state, position, isOpen)))],
            state.Exit.Foreign,
            [.. state.Positions.Keys.Where(keep.Contains)]);
    }

    /// <summary>Such as <c>3 of 5 sold, 2 waiting: ACME (its sale waits for the open), ...</c></summary>
    public string InWords()
    {
        var parts = new List<string>();
        if (Waiting.Count > 0 || Sold > 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{Sold} of {Sold + Waiting.Count} sold"));
        }

        if (Waiting.Count > 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{Waiting.Count} waiting: ")
                + string.Join(", ", Waiting.Select(left => $"{left.Symbol} ({left.Why})")));
        }

        parts.AddRange(Foreign.Select(order =>
            $"order {order.BrokerOrderId} in {order.Symbol}, which is not ours, still works"
            + (order.Said is { } said ? $" ({said})" : "")));
        if (Kept.Count > 0)
        {
            parts.Add($"left alone by the settings: {string.Join(", ", Kept)}");
        }

        return parts.Count == 0 ? "nothing is left here; the broker is asked" : string.Join("; ", parts);
    }

    private static string Why(DeskState state, Position position, bool isOpen)
    {
        if (state.OpenOrdersIn(position.Symbol).FirstOrDefault(order => order.Purpose != OrderPurpose.Exit) is { } held)
        {
            return $"order {held.Id} must end first"
                + (held.Status == OrderStatus.CancelPending ? "; its cancellation is not confirmed" : "");
        }

        var sale = state.OpenOrdersIn(position.Symbol).FirstOrDefault();
        var foreign = state.Exit.Foreign.FirstOrDefault(order => order.Symbol == position.Symbol);
        return sale?.Status switch
        {
            null when foreign is not null => $"order {foreign.BrokerOrderId}, which is not ours, must end first",
            null => "its sale is being made",
            OrderStatus.Ready when LatestEnd(state, sale) is { } note => $"{note}; its sale goes again",
            OrderStatus.Ready => "its sale is being sent",
            OrderStatus.Sending => "its sale was sent, no answer yet",
            OrderStatus.Unknown => "the answer to its sale got lost; it is looked up",
            OrderStatus.NotSeen => "the broker does not know its sale; it goes again under the same id",
            OrderStatus.CancelPending => "its sale is being cancelled",
            _ when state.Halted.Contains(position.Symbol) =>
                "it is halted; its sale is queued and sells when trading resumes",
            _ when sale.Request is { IsExtendedHours: true, LimitPrice: { } limit } =>
                $"its sale is at the broker at a limit of {limit}, outside the session",
            _ when !isOpen && state.Exit.AtOpen.TryGetValue(position.Symbol, out var reason) =>
                $"{reason}; its sale waits for the open",
            _ when isOpen => "its sale is at the broker and the market has not taken it",
            _ => "its sale is at the broker and waits for the open",
        };
    }

    private static string? LatestEnd(DeskState state, Order sale) => state.Orders.Values
        .Where(order => order.Intent == sale.Intent && order.Attempt < sale.Attempt)
        .MaxBy(order => order.Attempt)?.Note;
}
