using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Risk;

namespace NanoCap.Trading.Tests.Risk;

/// <summary>One review; the default buys 20 AAA at 10 USD with 1000 USD cash and finds nothing.</summary>
internal sealed record ReviewCase
{
    public OrderIntent Order { get; init; } = Buy(20m);

    public DeskState Desk { get; init; } = DeskStates.WithCash(1000m);

    public FakeMarketView Market { get; init; } = new FakeMarketView().With("AAA");

    public RiskProfile Profile { get; init; } = RiskProfiles.SmallAccount;

    public ReviewStage Stage { get; init; } = ReviewStage.Tap;

    public DateTimeOffset At { get; init; } = DeskStates.Evening;

    public Usd HeldElsewhere { get; init; }

    public RiskVerdict Review(IReadOnlyList<IRiskRule>? rules = null)
    {
        using var review = new ReviewContext(
            Order, Desk, Market, Profile, new ReviewMoment(Stage, At), HeldElsewhere);
        return RiskReview.Run(review, rules is null ? RiskRules.All : [.. rules]);
    }

    public static OrderIntent Buy(decimal shares, decimal limit = 10m, int? proposal = null) => OrderIntent.EntryOf(
        DeskStates.Terms("AAA", shares, reference: 10m, limit: limit), Quantity.Of(shares), proposal);

    public static OrderIntent Sell(decimal shares) => new(
        Symbol.Of("AAA"),
        Side.Sell,
        Quantity.Of(shares),
        OrderType.Market,
        TimeInForce.Day,
        OrderPurpose.Exit,
        Id: ClientOrderId.For("nc", "sale", 1));
}
