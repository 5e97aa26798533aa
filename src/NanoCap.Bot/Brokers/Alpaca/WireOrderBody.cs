namespace NanoCap.Bot.Brokers.Alpaca;

/// <summary>The body of an order that is sent; what is null is left out.</summary>
internal sealed record WireOrderBody
{
    public required string Symbol { get; init; }

    public decimal? Qty { get; init; }

    public decimal? Notional { get; init; }

    public required string Side { get; init; }

    public required string Type { get; init; }

    public required string TimeInForce { get; init; }

    public decimal? LimitPrice { get; init; }

    public decimal? StopPrice { get; init; }

    public bool? ExtendedHours { get; init; }

    public required string ClientOrderId { get; init; }

    public string? OrderClass { get; init; }

    public WireLeg? TakeProfit { get; init; }

    public WireLeg? StopLoss { get; init; }

    internal sealed record WireLeg(decimal? LimitPrice = null, decimal? StopPrice = null);
}
