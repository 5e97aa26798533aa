using System.Diagnostics.CodeAnalysis;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Orders;

namespace NanoCap.Simulators.Alpaca.Wire;

/// <summary>Alpaca's orders over those of the exchange, found by either name. A fold over the exchange's events.
/// </summary>
internal sealed class OrderIndex(SimulatedExchange exchange, SpecialTerms terms)
{
    private readonly Dictionary<string, (ClientOrderId Order, WirePart Part)> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<ClientOrderId, ClientOrderId> childOf = [];
    private readonly List<ClientOrderId> entries = [];
    private readonly Dictionary<ClientOrderId, DateTimeOffset> changedAt = [];

    public SpecialTerms Terms => terms;

    /// <summary>Every order that is no leg, in the order of acceptance.</summary>
    public IEnumerable<WireOrder> Primaries => entries.Select(id => Primary(exchange.State.Orders[id]));

    public void Note(ExchangeEvent happened)
    {
        switch (happened)
        {
            case ExchangeEvent.OrderAccepted accepted:
                Add(accepted);
                break;
            case ExchangeEvent.OrderFilled filled:
                changedAt[filled.Fill.OrderId] = filled.At;
                break;
            case ExchangeEvent.OrderStatusChanged changed:
                changedAt[changed.OrderId] = changed.At;
                break;
            case ExchangeEvent.OrderEnded ended:
                changedAt[ended.OrderId] = ended.At;
                break;
            default:
                break;
        }
    }

    public DateTimeOffset ChangedAt(WireOrder order) =>
        changedAt.GetValueOrDefault(order.Order.Id, order.Order.AcceptedAt);

    /// <summary>Alpaca's id of an order of the exchange; null for none.</summary>
    public string? FindIdOf(ClientOrderId? order) =>
        order is { } id && exchange.State.FindOrder(id) is { } known ? WireIds.OfOrder(known.BrokerOrderId) : null;

    public bool TryFind(string id, [NotNullWhen(true)] out WireOrder? order)
    {
        order = byId.TryGetValue(id, out var known) ? Of(exchange.State.Orders[known.Order], known.Part) : null;
        return order is not null;
    }

    public bool TryFindByClientId(string clientOrderId, [NotNullWhen(true)] out WireOrder? order)
    {
        order = entries
            .Where(id => id.Value == clientOrderId)
            .Select(id => Primary(exchange.State.Orders[id]))
            .FirstOrDefault();
        // A leg's name is its id.
        return order is not null || TryFind(clientOrderId, out order);
    }

    /// <summary>The parts of an order of the exchange, the primary one first.</summary>
    public IEnumerable<WireOrder> PartsOf(ClientOrderId id)
    {
        var order = exchange.State.Orders[id];
        return order.Request.Class == OrderClass.OneCancelsOther
            ? [Of(order, WirePart.Target), Of(order, WirePart.Stop)]
            : [Of(order, WirePart.Whole)];
    }

    public IReadOnlyList<WireOrder> LegsOf(WireOrder primary) =>
        primary.Parent is not null ? []
        : primary.Part == WirePart.Target ? [Of(primary.Order, WirePart.Stop)]
        : primary.Part == WirePart.Whole && childOf.TryGetValue(primary.Order.Id, out var child) ? [.. PartsOf(child)]
        : [];

    /// <summary>The part that an execution belongs to.</summary>
    public WireOrder PartOf(Fill fill)
    {
        var parts = PartsOf(fill.OrderId).ToList();
        return parts.Count == 1 ? parts[0] : parts[fill.IsStopLeg ? 1 : 0];
    }

    private void Add(ExchangeEvent.OrderAccepted accepted)
    {
        var id = accepted.Order.Id;
        if (accepted.Parent is { } parent)
        {
            childOf[parent] = id;
        }
        else
        {
            entries.Add(id);
        }

        foreach (var part in PartsOf(id))
        {
            byId[part.Id] = (id, part.Part);
        }
    }

    private WireOrder Primary(ExchangeOrder order) => Of(
        order,
        order.Request.Class == OrderClass.OneCancelsOther ? WirePart.Target : WirePart.Whole);

    private WireOrder Of(ExchangeOrder order, WirePart part) =>
        new(order, part, order.Parent is { } parent ? exchange.State.Orders[parent] : null)
        {
            StopLegLimit = terms.FindStopLimit(order),
        };
}
