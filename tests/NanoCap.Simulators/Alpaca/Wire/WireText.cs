using System.Globalization;
using System.Text.Json.Nodes;
using NanoCap.Trading.Sessions;

namespace NanoCap.Simulators.Alpaca.Wire;

/// <summary>Numbers and times as Alpaca writes them.</summary>
internal static class WireText
{
    public static string Of(decimal value) => value.ToString("0.#########", CultureInfo.InvariantCulture);

    public static string Of(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);

    public static JsonNode? OrNull(decimal? value) => value is { } known ? Of(known) : null;

    public static JsonNode? OrNull(DateTimeOffset? at) => at is { } known ? Of(known) : null;

    public static string Of(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>With New York's offset, as the clock has it.</summary>
    public static string NewYork(DateTimeOffset at) => TradingCalendar.Nyse.ToNewYork(at)
        .ToString("yyyy-MM-ddTHH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture);
}
