using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>What EXIT would do now.</summary>
internal static class ExitCard
{
    private const string AtLimit =
        "now at a limit 3% under a bid not older than 60 s, in extended hours; what has none";

    /// <param name="state">The desk.</param>
    /// <param name="now">The instant.</param>
    /// <param name="setting">What cards need to know.</param>
    /// <param name="scope">What is sold; null for everything.</param>
    /// <param name="choice">What a person who can choose chose so far; null where there is no choice.</param>
    public static Card Of(
        DeskState state, DateTimeOffset now, CardSetting setting, ExitScope? scope = null,
        ExitTiming? choice = null)
    {
        var cost = setting.Profile.CostPerSide.Value;
        var meant = state.Positions.Values
            .Where(held => scope?.Covers(held) != false
                && (scope?.NamesSymbols == true || !setting.KeepOnExit.Contains(held.Symbol)))
            .ToList();
        var rows = meant.Select(position => (IReadOnlyList<Cell>)
        [
            new(position.Symbol.Value, Tone.Strong),
            position.Quantity.ToString(),
            position.LastPrice.ToString(),
            Proceeds(position.MarketValue, cost).ToString(),
            Figures.Result(position.Unrealised),
        ]).ToList();
        var orders = state.OpenOrders.Count(order => scope is null
            ? !setting.KeepOnExit.Contains(order.Symbol)
            : meant.Exists(held => held.Symbol == order.Symbol));
        var kept = state.Positions.Keys.Except(meant.Select(held => held.Symbol)).ToList();
        var total = new Usd(meant.Sum(position => Proceeds(position.MarketValue, cost).Value));
        List<CardBlock> blocks = [];
        if (rows.Count > 0)
        {
            blocks.Add(new CardBlock.Table(
                [new("Symbol"), new("Shares", true), new("Last", true), new("Proceeds", true), new("Result", true)],
                rows));
        }

        blocks.Add(new CardBlock.Fields(
        [
            new("Sold", rows.Count == 0 ? "nothing, there is no position"
                : choice == ExitTiming.Now ? $"{AtLimit} {When(now, setting)}"
                : When(now, setting)),
            .. choice == ExitTiming.AtNextOpen
                ? new[] { new Field("Or now", $"/exit now EXIT sells {AtLimit}, at the open") } : [],
            new("Expected", $"{Figures.Money(total)} at the last prices, less {Figures.Percent(cost)} cost; "
                + "the market decides"),
            new("Cancelled", orders == 0 ? "no order is open" : Figures.Count(orders, "open order", "open orders")),
            .. kept.Count == 0 ? [] : new[] { new Field("Kept", string.Join(", ", kept)) },
            new("Entries", scope is null ? "off until /resume" : "as they are"),
        ]));
        var title = scope is null ? "EXIT: cancel everything, sell everything" : $"EXIT of a part: {scope.Name}";
        return new(title, Severity.Critical, blocks)
        {
            Banner = Banner.Of(state),
        };
    }

    /// <summary>How far an EXIT under way has come: what is left, and why.</summary>
    public static Card OfProgress(DeskState state, ExitProgress progress)
    {
        List<CardBlock> blocks = [];
        if (progress.Waiting.Count > 0)
        {
            blocks.Add(new CardBlock.Table(
                [new("Symbol"), new("Shares", true), new("Waits because")],
                progress.Waiting.Select(left => (IReadOnlyList<Cell>)
                    [new(left.Symbol.Value, Tone.Strong), left.Quantity.ToString(), left.Why]).ToList()));
        }

        blocks.Add(new CardBlock.Fields(
        [
            new("Sold", $"{progress.Sold} of {progress.Sold + progress.Waiting.Count}"),
            new("Orders", Figures.Count(state.OpenOrderIds.Count, "open order", "open orders")),
            .. progress.Foreign.Select(order => new Field(
                "Not ours", $"{order.BrokerOrderId} in {order.Symbol}: {order.Said ?? "is being cancelled"}")),
            .. progress.Kept.Count == 0 ? [] : new[] { new Field("Kept", string.Join(", ", progress.Kept)) },
            new("Ends", "when the broker says that nothing is left"),
        ]));
        return new($"EXIT {state.ExitUnderWay} is under way", Severity.Critical, blocks) { Banner = Banner.Of(state) };
    }

    /// <summary>What goes out now and what waits, a sentence each.</summary>
    public static string Priced(ExitHoursEvent.SalesPriced priced)
    {
        var now = string.Join(", ", priced.Sales.Select(sale => $"{sale.Symbol} at {sale.Limit} (bid {sale.Bid})"));
        var later = string.Join(", ", priced.AtOpen.Select(left => $"{left.Symbol} ({left.Why})"));
        return string.Join(' ', new[]
        {
            now.Length == 0 ? "" : $"Sold now in extended hours: {now}.",
            later.Length == 0 ? "" : $"At the next open: {later}.",
        }.Where(sentence => sentence.Length > 0));
    }

    public static Usd Proceeds(Usd value, decimal cost) => value * (1m - cost);

    public static string When(DateTimeOffset now, CardSetting setting)
    {
        if (setting.Calendar.SessionAt(now) is not null)
        {
            return "now, at the market";
        }

        var today = setting.Calendar.NewYorkDate(now);
        var next = setting.Calendar.FindSession(today) is { } session && now < session.Open
            ? session
            : setting.Calendar.Session(setting.Calendar.Next(today));
        return "at the open of " + Figures.Moment(next.Open, setting.Calendar);
    }
}
