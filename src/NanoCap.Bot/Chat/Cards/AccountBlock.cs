using System.Globalization;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>The account in a few fields, the same on the digest and the status.</summary>
internal static class AccountBlock
{
    public static CardBlock.Fields Of(DeskState state, CardSetting setting)
    {
        var cash = state.Books.Cash;
        var share = state.Equity.Value > 0m ? $" ({Figures.Percent(cash / state.Equity)})" : "";
        List<Field> fields =
        [
            new("Portfolio value", new Cell(Figures.Money(state.Equity), Tone.Strong)),
            new("Cash", Figures.Money(cash) + share),
            new("Positions", string.Create(CultureInfo.InvariantCulture,
                $"{state.Positions.Count} of {setting.Profile.PositionsAtMost}")),
            new("Unrealised", state.Positions.IsEmpty ? Cell.Dash : Figures.ResultUsd(state.Unrealised)),
            new("Profile", setting.Profile.Name),
            new("Day", ResultOf(state, Period.Day)),
            new("Week", ResultOf(state, Period.Week)),
            new("Since the start", SinceStart(state)),
        ];
        if (!state.EquityCurve.IsEmpty && state.EquityCurve[^1] is var close && close.Equity != state.Equity)
        {
            // Day and week end with the last close; what fills have changed since stands beside them.
            fields.Add(new("Since that close", Figures.ResultUsd(state.Equity - close.Equity)));
        }

        return new(fields);
    }

    private static Cell ResultOf(DeskState state, Period period) =>
        PerformanceCard.Measure(state, period) is { Change: { } change, Return: { } ratio }
            ? Text(new Usd(change), new Ratio(ratio))
            : Cell.Dash;

    private static Cell SinceStart(DeskState state) => state.Books.Start.Value > 0m
        ? Text(state.Equity - state.Books.Start, (state.Equity - state.Books.Start) / state.Books.Start)
        : Cell.Dash;

    private static Cell Text(Usd change, Ratio ratio) => new(
        $"{Figures.Signed(change)} USD ({Figures.Signed(ratio.Value)})", Figures.ToneOf(change.Value));
}
