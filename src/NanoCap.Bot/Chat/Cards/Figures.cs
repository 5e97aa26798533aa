using System.Globalization;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>How numbers and times read on every card; what is missing is a dash and never a zero.</summary>
internal static class Figures
{
    public const string Dash = "-";

    public static string Money(Usd amount) => $"{amount.RoundToCent()} USD";

    public static string Money(Usd? amount) => amount is { } known ? Money(known) : Dash;

    public static string Price(Price? price) => price?.ToString() ?? Dash;

    public static Cell Result(Usd amount) => new(Signed(amount), ToneOf(amount.Value));

    public static Cell ResultUsd(Usd amount) => new(Signed(amount) + " USD", ToneOf(amount.Value));

    public static string Signed(Usd amount) => amount.Value.ToString("+#,##0.00;-#,##0.00;0.00", Invariant);

    public static string Percent(decimal ratio) => (ratio * 100m).ToString("0.0#'%'", Invariant);

    public static string Percent(Ratio? ratio) => ratio is { } known ? Percent(known.Value) : Dash;

    public static string Percent(double? ratio) =>
        ratio is { } known && double.IsFinite(known) ? (known * 100).ToString("0.0#'%'", Invariant) : Dash;

    public static Cell Change(decimal? ratio) => ratio is { } known
        ? new(Signed(known), ToneOf(known))
        : Cell.Dash;

    public static Cell Change(double? ratio) =>
        ratio is { } known && double.IsFinite(known) && Math.Abs(known) < 1e6 ? Change((decimal)known) : Cell.Dash;

    public static string Signed(decimal ratio) => (ratio * 100m).ToString("+0.0#'%';-0.0#'%';0.0'%'", Invariant);

    public static string Number(double? value, string format = "0.####") =>
        value is { } known && double.IsFinite(known) ? known.ToString(format, Invariant) : Dash;

    public static string Count(int number, string one, string many) =>
        string.Create(Invariant, $"{number} {(number == 1 ? one : many)}");

    public static string Day(DateOnly date) => date.ToString("ddd yyyy-MM-dd", Invariant);

    public static string Clock(DateTimeOffset instant, TradingCalendar calendar) =>
        calendar.ToNewYork(instant).ToString("HH:mm", Invariant);

    public static string Moment(DateTimeOffset instant, TradingCalendar calendar) =>
        calendar.ToNewYork(instant).ToString("ddd yyyy-MM-dd HH:mm", Invariant) + " New York";

    public static Tone ToneOf(decimal value) => value switch
    {
        > 0m => Tone.Good,
        < 0m => Tone.Bad,
        _ => Tone.Plain,
    };

    private static CultureInfo Invariant => CultureInfo.InvariantCulture;
}
