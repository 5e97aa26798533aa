using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>Symbols that do not trade for now: their sales stay at the broker and trade when the halt ends; a person
/// learns that neither a stop nor EXIT can sell until then.</summary>
internal static class Halts
{
    private const string Prefix = "halt:";

    /// <summary>Takes what the broker's books say.</summary>
    public static void Take(Draft draft, BrokerSnapshot snapshot)
    {
        if (snapshot.Halted is { } halted)
        {
            Take(draft, symbol => halted.Contains(symbol));
        }
    }

    /// <summary>Takes what the market says; what it does not tell stays as it was.</summary>
    public static void Take(Draft draft, MarketView market) =>
        Take(draft, symbol => market.Find(symbol)?.Asset?.IsHalted);

    /// <summary>After everything was decided.</summary>
    public static void Watch(Draft draft)
    {
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var position in draft.State.Positions.Values
            .Where(held => draft.State.Halted.Contains(held.Symbol)).ToList())
        {
            var isSelling = position.Selling is not null;
            wanted.Add(Prefix + position.Symbol);
            draft.Raise(
                AlertTopic.CorporateEvent, Prefix + position.Symbol,
                isSelling ? AlertSeverity.Critical : AlertSeverity.Warning,
                $"{position.Symbol} is halted and does not trade. "
                + (isSelling
                    ? "Its sale is queued and sells when trading resumes, at whatever price that is."
                    : "Its stop cannot sell until trading resumes, and may then sell far under its level."));
        }

        AlertWatch.LiftOthers(draft, Prefix, wanted);
    }

    private static void Take(Draft draft, Func<Symbol, bool?> isHalted)
    {
        List<Symbol> now =
        [
            .. draft.State.Positions.Keys.Union(draft.State.OpenOrders.Select(order => order.Symbol)).Order()
                .Where(symbol => isHalted(symbol) ?? draft.State.Halted.Contains(symbol)),
        ];
        if (!now.SequenceEqual(draft.State.Halted))
        {
            draft.Add(new CorporateEvent.HaltsSeen(now, draft.At));
        }
    }
}
