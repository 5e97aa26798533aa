using NanoCap.Trading.Orders;

namespace NanoCap.Simulators.Alpaca.Line;

/// <summary>Orders that cannot be seen yet although they were taken. Used under the stand-in's lock.</summary>
internal sealed class Visibility(StandInClock clock)
{
    private readonly Dictionary<ClientOrderId, DateTimeOffset> hiddenUntil = [];

    public void Hide(IEnumerable<ClientOrderId> orders, double seconds)
    {
        foreach (var order in orders)
        {
            hiddenUntil[order] = clock.MachineNow.AddSeconds(seconds);
        }
    }

    public bool CanSee(ClientOrderId order) =>
        !hiddenUntil.TryGetValue(order, out var until) || clock.MachineNow >= until;
}
