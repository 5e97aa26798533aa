using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Cash;

/// <summary>Cash of one coming session.</summary>
/// <param name="Session">The session.</param>
/// <param name="Settling">Proceeds of sales that settle on it, US dollars.</param>
/// <param name="Spendable">What may be spent on it if nothing else happens, US dollars.</param>
public sealed record CashDay(DateOnly Session, Usd Settling, Usd Spendable);
