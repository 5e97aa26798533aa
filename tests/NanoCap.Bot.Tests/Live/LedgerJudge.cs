using NanoCap.Simulators.Alpaca;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Live;

/// <summary>Judges by the broker's own ledger; the journal is only asked what was promised and approved.</summary>
internal static class LedgerJudge
{
    /// <summary>I1 and I5, from the ledger alone.</summary>
    public static IEnumerable<string> FindInLedger(IReadOnlyList<ExchangeEvent> ledger)
    {
        var exchange = Exchange();
        var working = new Dictionary<string, ClientOrderId>(StringComparer.Ordinal);
        foreach (var happened in ledger)
        {
            var state = exchange.State;
            if (happened is ExchangeEvent.OrderAccepted { Parent: null } accepted)
            {
                var id = accepted.Order.Id;
                if (state.FindOrder(id) is not null)
                {
                    yield return $"I1: {id} was taken twice.";
                }

                if (working.TryGetValue(IntentOf(id), out var other) && state.FindOrder(other) is { IsWorking: true })
                {
                    yield return $"I1: {id} joins {other}, which still works.";
                }

                working[IntentOf(id)] = id;
            }

            exchange.Apply([happened]);
            state = exchange.State;
            foreach (var symbol in state.WorkingOrders.Where(order => order.Request.Side == Side.Sell)
                .Select(order => order.Request.Symbol).Distinct())
            {
                if (state.HeldOf(symbol) > state.QuantityOf(symbol))
                {
                    yield return $"I5: {state.HeldOf(symbol)} of {symbol} on sale, {state.QuantityOf(symbol)} held.";
                }
            }
        }
    }

    /// <summary>I2, I3 and I4: the broker's orders against what was asked, promised and written.</summary>
    public static IEnumerable<string> FindAgainst(
        IReadOnlyList<ExchangeEvent> ledger, DeskState desk, Promises promises)
    {
        var state = StateAfter(ledger);
        foreach (var buys in state.Orders.Values.Where(order => order.Request.Side == Side.Buy)
            .GroupBy(order => IntentOf(order.Id), StringComparer.Ordinal))
        {
            var proposal = desk.Proposals.Values.SingleOrDefault(known => known.OrderId is { } id
                && IntentOf(id) == buys.Key);
            if (proposal is null || !promises.Asked.Contains(proposal.Number))
            {
                yield return $"I2: {buys.Key} was bought and nobody asked for it.";
            }
            else if (promises.Rejected.Contains(proposal.Number))
            {
                yield return $"I3: {proposal.Number} was rejected and bought.";
            }
            else if (buys.Sum(order => order.Filled.Value) > proposal.ApprovedQuantity?.Value)
            {
                yield return $"I2: more of {proposal.Number} was bought than approved.";
            }
        }

        foreach (var number in promises.Approved)
        {
            if (desk.Proposals[number] is not { DecidedBy: not null, Status: ProposalStatus.Approved
                or ProposalStatus.Ordered or ProposalStatus.Denied or ProposalStatus.Expired
                or ProposalStatus.Withdrawn })
            {
                yield return $"I3: {number} was approved and is {desk.Proposals[number].Status}.";
            }
        }

        foreach (var number in promises.Rejected.Where(number =>
            desk.Proposals[number].Status != ProposalStatus.Rejected))
        {
            yield return $"I3: {number} was rejected and is {desk.Proposals[number].Status}.";
        }

        foreach (var symbol in state.Positions.Keys.Union(desk.Positions.Keys))
        {
            var held = desk.Positions.GetValueOrDefault(symbol)?.Quantity ?? Quantity.Zero;
            if (held != state.QuantityOf(symbol))
            {
                yield return $"I4: the desk holds {held} of {symbol}, the broker {state.QuantityOf(symbol)}.";
            }
        }
    }

    /// <summary>The account after everything that the ledger has.</summary>
    public static ExchangeState StateAfter(IReadOnlyList<ExchangeEvent> ledger)
    {
        var exchange = Exchange();
        exchange.Apply(ledger);
        return exchange.State;
    }

    private static SimulatedExchange Exchange() => new(new StandInOptions { Folder = string.Empty }.Exchange);

    /// <summary>An id without the number of the attempt.</summary>
    private static string IntentOf(ClientOrderId id) => id.Value[..id.Value.LastIndexOf('-')];
}
