using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk.Breakers;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>What the timed reader found: gates first, then the breakers, then entries that waited for a gate.</summary>
internal static class SafetyReading
{
    public static void Decide(Draft draft, DeskInput.SafetyRead read)
    {
        foreach (var gauge in read.Gauges)
        {
            Gating.Judge(draft, Judged(gauge));
        }

        if (read.Market is { } market)
        {
            Gating.Judge(draft, MarketVolatilityGate.Judge(market));
            Halts.Take(draft, market);
        }

        var prices = Known(draft.State, read.Prices, out var unknown);
        Gating.Judge(draft, AccountGate.Judge(read.Prices is not null, unknown));
        if (read.Prices is not null && unknown.Count == 0)
        {
            Breaking.Judge(draft, Marking.EquityAt(draft.State, prices), isClose: false, countsTwice: false);
        }

        AskAgainAboutBooks(draft);
        if (read.Market is { } view)
        {
            Submission.SendWhatWaited(draft, view);
        }
    }

    private static GateReading Judged(Gauge gauge) => gauge.Gate switch
    {
        ClockSkewGate.Name => ClockSkewGate.Judge(gauge.Value),
        MarketVolatilityGate.Name => MarketVolatilityGate.Unread,
        _ => SilenceGate.Judge(gauge.Gate, gauge.Value),
    };

    /// <summary>Prices of holdings that were told and can be; those told as unknown are named.</summary>
    private static Dictionary<Symbol, Price> Known(
        DeskState state, IReadOnlyDictionary<Symbol, double?>? told, out List<string> unknown)
    {
        var prices = new Dictionary<Symbol, Price>();
        unknown = [];
        foreach (var symbol in state.Positions.Keys)
        {
            if (told is null || !told.TryGetValue(symbol, out var value))
            {
                continue;
            }

            if (value is { } number && Price.FromMeasured(number) is { } price)
            {
                prices.Add(symbol, price);
            }
            else
            {
                unknown.Add(symbol.Value);
            }
        }

        return prices;
    }

    private static void AskAgainAboutBooks(Draft draft)
    {
        var gates = draft.State.Safety.Gates;
        if (draft.State.IsReconciled
            && (gates.ContainsKey(CashComparison.Gate) || gates.ContainsKey(UnexplainedShares.Gate)))
        {
            draft.Add(new DeskEvent.ReconciliationWanted(draft.At));
        }
    }
}
