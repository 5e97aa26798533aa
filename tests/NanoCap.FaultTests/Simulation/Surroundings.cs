using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk.Breakers;

namespace NanoCap.FaultTests.Simulation;

/// <summary>What breakers and gates are judged by in one process: sources that are right, silent, hang, throw, or say
/// something that is no number.</summary>
internal sealed class Surroundings(World world, BotProcess process) : IMarketNow, IHoldingPrices
{
    public IReadOnlyList<IGaugeSource> Gauges =>
    [
        new GaugeSource(SilenceGate.Data, this, () => 1),
        new GaugeSource(SilenceGate.Broker, this, () => 1),
        new GaugeSource(ClockSkewGate.Name, this, () => Math.Abs(process.Clock.Skew.TotalSeconds)),
    ];

    public MarketView View => world.IsRough && world.Happens(60, "market Throws")
        ? throw new IOException("no market")
        : world.ViewOf();

    public async Task<IReadOnlyDictionary<Symbol, double?>> ReadAsync(
        IReadOnlyCollection<Symbol> symbols, CancellationToken cancellationToken)
    {
        var fault = Fault("prices");
        await BeginAsync(fault);
        return symbols.ToDictionary(
            symbol => symbol,
            symbol => fault switch
            {
                Trouble.Silent => null,
                Trouble.NoNumber => double.NaN,
                _ => (double?)world.PriceNow(symbol).Value,
            });
    }

    private async Task BeginAsync(Trouble fault)
    {
        if (fault == Trouble.Throws)
        {
            throw new IOException("no connection");
        }

        if (fault == Trouble.Hangs)
        {
            await Task.Delay(TimeSpan.FromHours(1), process.Clock);
        }
    }


    private Trouble Fault(string source)
    {
        if (!world.IsRough || world.Random.Next(60) > 0)
        {
            return Trouble.None;
        }

        var fault = (Trouble)world.Random.Next(1, 5);
        world.Happenings.Count($"{source} {fault}");
        return fault;
    }

    private enum Trouble
    {
        None,
        Throws,
        Hangs,
        Silent,
        NoNumber,
    }

    private sealed class GaugeSource(string gate, Surroundings all, Func<double> figure) : IGaugeSource
    {
        public string Gate => gate;

        public async Task<double?> ReadAsync(CancellationToken cancellationToken)
        {
            var fault = all.Fault(gate);
            await all.BeginAsync(fault);
            return fault switch
            {
                Trouble.Silent => null,
                Trouble.NoNumber => double.NaN,
                _ => figure(),
            };
        }
    }
}
