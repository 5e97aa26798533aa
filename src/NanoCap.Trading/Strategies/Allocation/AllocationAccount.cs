using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Strategies.Allocation;

/// <summary>Cash and fund shares of a replay. Shares are fractional, because adjusted prices are not what traded.
/// </summary>
internal sealed class AllocationAccount(AllocationReplayOptions options)
{
    private readonly SortedDictionary<Symbol, Holding> holdings = [];
    private double cash = options.Equity;

    public int Held => holdings.Count;

    public int Trades { get; private set; }

    public double Traded { get; private set; }

    public double Cost { get; private set; }

    public double Equity => cash + holdings.Values.Sum(holding => holding.Value);

    /// <summary>Takes new prices; a fund without one keeps its last.</summary>
    public void Mark(Func<Symbol, double> priceOf)
    {
        foreach (var symbol in holdings.Keys.ToList())
        {
            if (priceOf(symbol) is var price && !double.IsNaN(price))
            {
                holdings[symbol] = holdings[symbol] with { Price = price };
            }
        }
    }

    /// <summary>Sells, then buys with what is there; funds without a price are not traded.</summary>
    public void Rebalance(IReadOnlyList<TargetWeight> weights, double offBy, Func<Symbol, double> priceOf)
    {
        Mark(priceOf);
        var equity = Equity;
        var wanted = weights.ToDictionary(target => target.Symbol, target => target.Weight * equity);
        var changes = holdings.Keys.Union(wanted.Keys).Order()
            .Select(symbol => (Symbol: symbol, Change: wanted.GetValueOrDefault(symbol) - ValueOf(symbol)))
            .ToList();
        if (changes.Count == 0 || changes.Max(change => Math.Abs(change.Change)) < offBy * equity)
        {
            return;
        }

        foreach (var (symbol, change) in changes.OrderBy(change => change.Change >= 0))
        {
            Trade(symbol, change, priceOf(symbol));
        }
    }

    private void Trade(Symbol symbol, double change, double price)
    {
        var value = change > 0 ? Math.Min(change, cash / (1 + options.CostPerSide)) : change;
        if (double.IsNaN(price) || value == 0 || Math.Abs(value) < options.MinimumTrade)
        {
            return;
        }

        var shares = holdings.GetValueOrDefault(symbol).Shares + value / price;
        if (shares * price > 0 && change != -ValueOf(symbol))
        {
            holdings[symbol] = new Holding(shares, price);
        }
        else
        {
            holdings.Remove(symbol);
        }

        var cost = Math.Abs(value) * options.CostPerSide;
        cash -= value + cost;
        Cost += cost;
        Traded += Math.Abs(value);
        Trades++;
    }

    private double ValueOf(Symbol symbol) => holdings.GetValueOrDefault(symbol).Value;

    private readonly record struct Holding(double Shares, double Price)
    {
        public double Value => Shares * Price;
    }
}
