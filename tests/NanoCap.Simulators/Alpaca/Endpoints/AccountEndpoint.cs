using System.Text.Json.Nodes;
using NanoCap.Simulators.Alpaca.Line;
using NanoCap.Simulators.Alpaca.Wire;
using NanoCap.Trading.Sessions;

namespace NanoCap.Simulators.Alpaca.Endpoints;

/// <summary>The account and its history. What was removed with the rule on pattern day trading is not there.</summary>
internal sealed class AccountEndpoint(StandInBook book)
{
    public Answer Get(ApiRequest request)
    {
        var now = book.Clock.Now;
        var snapshot = book.Exchange.Snapshot(now, since: now);
        var flags = snapshot.Flags;
        var market = book.State.Positions.Values.Sum(position => (book.PriceOf(position) * position.Quantity).Value);
        var (power, equity) = (WireText.Of(snapshot.BuyingPower.Value), snapshot.Cash.Value + market);
        return Answer.Ok(new JsonObject
        {
            ["id"] = WireIds.Account,
            ["account_number"] = "STANDIN001",
            ["status"] = flags.IsActive ? "ACTIVE" : "ACCOUNT_UPDATED",
            ["currency"] = "USD",
            ["cash"] = WireText.Of(snapshot.Cash.Value),
            ["equity"] = WireText.Of(equity),
            ["portfolio_value"] = WireText.Of(equity),
            ["last_equity"] = WireText.Of((snapshot.LastEquity ?? book.StartingCash).Value),
            ["long_market_value"] = WireText.Of(market),
            ["short_market_value"] = "0",
            ["buying_power"] = power,
            ["regt_buying_power"] = power,
            ["non_marginable_buying_power"] = power,
            ["multiplier"] = "1",
            ["initial_margin"] = WireText.Of(market),
            ["maintenance_margin"] = "0",
            ["last_maintenance_margin"] = "0",
            ["sma"] = "0",
            ["accrued_fees"] = "0",
            ["pending_transfer_in"] = "0",
            ["balance_asof"] = WireText.Of(BalanceDate(now)),
            ["created_at"] = WireText.Of(book.OpenedAt),
            ["trading_blocked"] = flags.IsTradingBlocked,
            ["transfers_blocked"] = flags.AreTransfersBlocked,
            ["account_blocked"] = flags.IsAccountBlocked,
            ["trade_suspended_by_user"] = flags.IsTradeSuspendedByUser,
            ["shorting_enabled"] = false,
        });
    }

    /// <summary>Equity at each close.</summary>
    public Answer GetHistory(ApiRequest request)
    {
        var opening = book.StartingCash.Value;
        var (from, until) = (request.FindInstant("start"), request.FindInstant("end"));
        var points = book.Curve.Where(point => !(point.At < from) && !(point.At > until)).ToList();
        return Answer.Ok(new JsonObject
        {
            ["timestamp"] = new JsonArray([.. points.Select(point => (JsonNode)point.At.ToUnixTimeSeconds())]),
            ["equity"] = new JsonArray([.. points.Select(point => (JsonNode)point.Equity.Value)]),
            ["profit_loss"] = new JsonArray([.. points.Select(point => (JsonNode)(point.Equity.Value - opening))]),
            ["profit_loss_pct"] = new JsonArray([.. points.Select(point => (JsonNode)(opening == 0m
                ? 0m
                : decimal.Round((point.Equity.Value / opening) - 1m, 6)))]),
            ["base_value"] = opening,
            ["timeframe"] = "1D",
        });
    }

    private static DateOnly BalanceDate(DateTimeOffset now) =>
        TradingCalendar.Nyse.Previous(TradingCalendar.Nyse.NewYorkDate(now));
}
