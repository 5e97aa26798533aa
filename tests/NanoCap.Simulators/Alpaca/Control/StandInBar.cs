using NanoCap.Trading.Bars;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;

namespace NanoCap.Simulators.Alpaca.Control;

/// <summary>A symbol's session, raw.</summary>
/// <param name="Symbol">The ticker.</param>
/// <param name="Open">US dollars a share.</param>
/// <param name="High">US dollars a share.</param>
/// <param name="Low">US dollars a share.</param>
/// <param name="Close">US dollars a share.</param>
/// <param name="Volume">Shares.</param>
/// <param name="MedianDollarVolume">Of the 20 sessions before; null when unknown.</param>
public sealed record StandInBar(
    Symbol Symbol, double Open, double High, double Low, double Close, double Volume,
    double? MedianDollarVolume = null)
{
    internal ExchangeBar ToExchangeBar(DateOnly session) => new(
        Symbol, new Bar(session, Open, High, Low, Close, Volume), MedianDollarVolume ?? double.NaN);
}
