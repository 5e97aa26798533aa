using System.Text.Json;
using System.Text.Json.Serialization;

namespace NanoCap.Bot.Brokers.Alpaca;

/// <summary>Answers other than orders. What Alpaca adds is passed over, what it removes is null here; whoever cannot
/// do without says so.</summary>
internal static class WireAnswers
{
    internal sealed record Account
    {
        public string? Status { get; init; }

        public decimal? Cash { get; init; }

        public decimal? Equity { get; init; }

        public decimal? LastEquity { get; init; }

        public decimal? BuyingPower { get; init; }

        public bool? TradingBlocked { get; init; }

        public bool? AccountBlocked { get; init; }

        public bool? TransfersBlocked { get; init; }

        public bool? TradeSuspendedByUser { get; init; }
    }

    internal sealed record Position
    {
        public string? Symbol { get; init; }

        public string? AssetClass { get; init; }

        public string? Side { get; init; }

        public decimal? Qty { get; init; }

        public decimal? QtyAvailable { get; init; }

        public decimal? CurrentPrice { get; init; }
    }

    internal sealed record Asset
    {
        public string? Symbol { get; init; }

        public string? Name { get; init; }

        public string? Exchange { get; init; }

        public string? Status { get; init; }

        public bool? Tradable { get; init; }

        public bool? Fractionable { get; init; }
    }

    internal sealed record Activity
    {
        public string? Id { get; init; }

        public string? ActivityType { get; init; }

        public string? GroupId { get; init; }

        public string? OrderId { get; init; }

        public string? Symbol { get; init; }

        public string? Side { get; init; }

        public string? Status { get; init; }

        public decimal? Qty { get; init; }

        public decimal? Price { get; init; }

        public decimal? NetAmount { get; init; }

        public DateTimeOffset? TransactionTime { get; init; }

        public DateTimeOffset? CreatedAt { get; init; }

        public string? Date { get; init; }
    }

    internal sealed record Clock
    {
        public DateTimeOffset? Timestamp { get; init; }

        public bool? IsOpen { get; init; }

        public DateTimeOffset? NextOpen { get; init; }

        public DateTimeOffset? NextClose { get; init; }
    }

    internal sealed record CalendarDay
    {
        public string? Date { get; init; }

        public string? Open { get; init; }

        public string? Close { get; init; }
    }

    internal sealed record Error
    {
        public long? Code { get; init; }

        public string? Message { get; init; }

        // The generator cannot initialise what gathers the rest.
        [JsonExtensionData]
        public Dictionary<string, JsonElement>? Fields { get; set; }
    }

    internal sealed record Frame
    {
        public string? Stream { get; init; }

        public JsonElement Data { get; init; }
    }

    internal sealed record TradeUpdate
    {
        public string? Event { get; init; }

        public string? ExecutionId { get; init; }

        public string? PreviousExecutionId { get; init; }

        public decimal? Price { get; init; }

        public decimal? Qty { get; init; }

        public decimal? PositionQty { get; init; }

        public DateTimeOffset? Timestamp { get; init; }

        public string? Reason { get; init; }

        public WireOrder? Order { get; init; }
    }
}
