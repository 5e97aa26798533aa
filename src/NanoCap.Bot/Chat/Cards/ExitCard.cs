using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>What EXIT would do now.</summary>
internal static class ExitCard
{
    public static Card Of(DeskState state, DateTimeOffset now, CardSetting setting)
    {
        var cost = setting.Profile.CostPerSide.Value;
        var rows = state.Positions.Values.Select(position => (IReadOnlyList<Cell>)
        [
            new(position.Symbol.Value, Tone.Strong),
            position.Quantity.ToString(),
            position.LastPrice.ToString(),
            Proceeds(position.MarketValue, cost).ToString(),
            Figures.Result(position.Unrealised),
        ]).ToList();
        var orders = state.OpenOrderIds.Count;
        var total = new Usd(state.Positions.Values.Sum(position => Proceeds(position.MarketValue, cost).Value));
        List<CardBlock> blocks = [];
        if (rows.Count > 0)
        {
            blocks.Add(new CardBlock.Table(
                [new("Symbol"), new("Shares", true), new("Last", true), new("Proceeds", true), new("Result", true)],
                rows));
        }

        blocks.Add(new CardBlock.Fields(
        [
            new("Sold", rows.Count == 0 ? "nothing, there is no position" : When(now, setting)),
            new("Expected", $"{Figures.Money(total)} at the last prices, less {Figures.Percent(cost)} cost; "
                + "the market decides"),
            new("Cancelled", orders == 0 ? "no order is open" : Figures.Count(orders, "open order", "open orders")),
            new("Entries", "off until /resume"),
        ]));
        return new("EXIT: cancel everything, sell everything", Severity.Critical, blocks)
        {
            Banner = Banner.Of(state),
        };
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
