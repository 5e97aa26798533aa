using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sessions;
using static NanoCap.Trading.Tests.Desk.DeskWorld;

namespace NanoCap.Trading.Tests.Desk.Safety;

/// <summary>A desk that holds ACME and BETA, in the middle of the session after they were bought.</summary>
internal sealed class SafetyWorld
{
    public static readonly Actor Owner = new("console", "owner");
    public static readonly Symbol Acme = Symbol.Of("ACME");
    public static readonly Symbol Beta = Symbol.Of("BETA");

    public SafetyWorld(RiskProfile profile, int shares = 20)
    {
        // What is held must not hang on the limits of one profile: only the breakers are under test.
        World = new DeskWorld(1_000m, profile: Loose(profile));
        World.Propose("ACME", shares);
        World.Post(World.Approval(1));
        World.Propose("BETA", shares);
        World.Post(World.Approval(2));
        World.NextSession(Bar("ACME", 10, 10.1, 9.9, 10), Bar("BETA", 10, 10.1, 9.9, 10));
        Assert.Equal(2, World.State.Positions.Count);
        Close = World.State.Equity.Value;
        World.At = TradingCalendar.Nyse.Session(TradingCalendar.Nyse.Next(World.Session)).Open.AddHours(1);
    }

    public DeskWorld World { get; }

    /// <summary>Equity of the last close, US dollars.</summary>
    public decimal Close { get; }

    public DeskState State => World.State;

    public SafetyState Safety => World.State.Safety;

    public static RiskProfile Loose(RiskProfile profile) => profile with
    {
        PositionMaximum = null,
        PositionMaximumShare = new Ratio(0.5m),
        PositionMinimum = new Usd(25m),
        CashBuffer = Usd.Zero,
        CashBufferShare = new Ratio(0m),
        SectorMaximum = null,
        PairCorrelation = null,
    };

    /// <summary>A reading at which equity is so much under the last close.</summary>
    public IReadOnlyList<DeskEvent> Read(decimal loss, double seconds = 0, params Gauge[] gauges)
    {
        World.At += TimeSpan.FromSeconds(seconds);
        return World.Post(new DeskInput.SafetyRead(PricesAt(Close * (1m - loss)), gauges, null, World.At));
    }

    /// <summary>Prices, the same for both, that make so much equity.</summary>
    public Dictionary<Symbol, double?> PricesAt(decimal equity)
    {
        var held = State.Positions.Values.Sum(position => position.Quantity.Value);
        var price = held == 0m ? 1m : (equity - State.Books.Cash.Value) / held;
        return State.Positions.Keys.ToDictionary(symbol => symbol, _ => (double?)(double)price);
    }

    public bool HasActed(string key) => Safety.Latches.GetValueOrDefault(key)?.ActedAt is not null;

    public int Acts(string key) => World.Journal.OfType<SafetyEvent.LevelActed>().Count(acted => acted.Key == key);
}
