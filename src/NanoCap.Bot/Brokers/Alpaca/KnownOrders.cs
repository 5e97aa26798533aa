using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Brokers.Alpaca;

/// <summary>Which of our names belongs to which of Alpaca's; the legs of a pair have ids of Alpaca's making. Forgets
/// the oldest. Safe for several threads.</summary>
internal sealed class KnownOrders
{
    private const int Capacity = 10_000;
    private readonly Lock gate = new();
    private readonly Dictionary<string, Part> parts = [];
    private readonly Dictionary<ClientOrderId, string> brokerIds = [];
    private readonly Queue<string> ages = new();

    public void Learn(WireOrder order)
    {
        if (order is not { Id: { Length: > 0 } id, ClientOrderId: { Length: > 0 } name })
        {
            return;
        }

        var legs = order.IsPairPart ? order.Legs ?? [] : [];
        lock (gate)
        {
            if (parts.TryGetValue(id, out var known) && (known.IsLeg || (known.IsPair && legs.Count == 0)))
            {
                return;
            }

            var own = ClientOrderId.FromBroker(name);
            brokerIds[own] = id;
            Add(id, new Part(own, id, IsLeg: false, IsStop: order.IsStop, legs.Count > 0));
            foreach (var leg in legs.Where(leg => leg.Id is { Length: > 0 }))
            {
                Add(leg.Id!, new Part(own, id, IsLeg: true, leg.IsStop, IsPair: true));
            }
        }
    }

    public string? FindBrokerId(ClientOrderId name)
    {
        lock (gate)
        {
            return brokerIds.GetValueOrDefault(name);
        }
    }

    public Part? Find(string? brokerId)
    {
        lock (gate)
        {
            return brokerId is null ? null : parts.GetValueOrDefault(brokerId);
        }
    }

    private void Add(string id, Part part)
    {
        if (!parts.ContainsKey(id))
        {
            ages.Enqueue(id);
        }

        parts[id] = part;
        while (ages.Count > Capacity)
        {
            if (parts.Remove(ages.Dequeue(), out var oldest) && !oldest.IsLeg)
            {
                brokerIds.Remove(oldest.Name);
            }
        }
    }

    /// <summary>One order at Alpaca.</summary>
    /// <param name="Name">Our name; for a leg that of its pair.</param>
    /// <param name="ParentId">Alpaca's name for it, or for a leg that of its pair.</param>
    /// <param name="IsLeg">Whether it is the second order of a pair.</param>
    /// <param name="IsStop">Whether a stop fills it.</param>
    /// <param name="IsPair">Whether it belongs to a pair.</param>
    internal sealed record Part(ClientOrderId Name, string ParentId, bool IsLeg, bool IsStop, bool IsPair);
}
