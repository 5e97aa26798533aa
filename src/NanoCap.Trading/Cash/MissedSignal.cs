using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Cash;

/// <summary>A good signal that was refused for cash alone.</summary>
/// <param name="Session">The day of the signal.</param>
/// <param name="Symbol">The ticker.</param>
/// <param name="Score">The ranking's score.</param>
/// <param name="Wanted">What it would have taken, US dollars.</param>
public sealed record MissedSignal(DateOnly Session, Symbol Symbol, double Score, Usd Wanted);
