using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Exchange;

/// <summary>What a moment of a bar does to an order.</summary>
/// <param name="Triggers">Whether its stop is reached now.</param>
/// <param name="Price">What it trades at, spread included; null when it does not trade.</param>
internal readonly record struct Match(bool Triggers, Price? Price)
{
    /// <summary>Nothing happens.</summary>
    public static Match None => default;
}
