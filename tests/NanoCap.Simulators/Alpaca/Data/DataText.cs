using System.Globalization;

namespace NanoCap.Simulators.Alpaca.Data;

/// <summary>Times as the data service writes them: whole seconds without a fraction, others to the nanosecond.
/// </summary>
internal static class DataText
{
    public static string Of(DateTimeOffset at) => at.Ticks % TimeSpan.TicksPerSecond == 0
        ? at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)
        : at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffff00Z", CultureInfo.InvariantCulture);
}
