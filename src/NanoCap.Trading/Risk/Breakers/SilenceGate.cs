using System.Globalization;

namespace NanoCap.Trading.Risk.Breakers;

/// <summary>No entries while a source has not been heard for a minute.</summary>
public static class SilenceGate
{
    /// <summary>Prices.</summary>
    public const string Data = "data-silent";

    /// <summary>Answers of the broker.</summary>
    public const string Broker = "broker-silent";

    /// <summary>The broker's own news.</summary>
    public const string Stream = "stream-silent";

    /// <summary>A silence longer than this closes, seconds.</summary>
    public const double Limit = 60;

    /// <summary>Judges one source.</summary>
    /// <param name="gate">One of the three names.</param>
    /// <param name="seconds">Seconds since it was last heard; null or not finite when that is unknown.</param>
    public static GateReading Judge(string gate, double? seconds)
    {
        ArgumentNullException.ThrowIfNull(gate);
        var source = gate switch
        {
            Data => "The data source",
            Broker => "The broker",
            Stream => "The broker's stream of news",
            _ => throw new ArgumentOutOfRangeException(nameof(gate), gate, "Expected a gate of a silence."),
        };
        if (seconds is not { } silence || !double.IsFinite(silence) || silence < 0)
        {
            return new(gate, GateVerdict.Closed, Limit, null, $"When {Lower(source)} was last heard is unknown.");
        }

        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{source} was last heard {silence:0} s ago; {Limit:0} s is the limit.");
        return new(gate, silence > Limit ? GateVerdict.Closed : GateVerdict.Good, Limit, silence, text);
    }

    private static string Lower(string source) => char.ToLowerInvariant(source[0]) + source[1..];
}
