namespace NanoCap.Bot.Brokers.Alpaca;

/// <summary>An order in an answer or an update.</summary>
internal sealed record WireOrder
{
    public string? Id { get; init; }

    public string? ClientOrderId { get; init; }

    public string? AssetClass { get; init; }

    public string? Symbol { get; init; }

    public string? Side { get; init; }

    public string? Type { get; init; }

    public string? TimeInForce { get; init; }

    public string? OrderClass { get; init; }

    public string? Status { get; init; }

    public decimal? Qty { get; init; }

    public decimal? Notional { get; init; }

    public decimal? FilledQty { get; init; }

    public decimal? LimitPrice { get; init; }

    public decimal? StopPrice { get; init; }

    public bool? ExtendedHours { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public string? ReplacedBy { get; init; }

    public string? Replaces { get; init; }

    public IReadOnlyList<WireOrder>? Legs { get; init; }

    public bool IsEquity => AssetClass is null or "us_equity";

    public bool IsPairPart => OrderClass == "oco";

    public bool IsStop => Type is "stop" or "stop_limit" or "trailing_stop";
}
