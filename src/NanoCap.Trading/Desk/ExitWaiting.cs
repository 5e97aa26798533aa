using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Desk;

/// <summary>A position that an EXIT has not sold yet.</summary>
/// <param name="Symbol">The ticker.</param>
/// <param name="Quantity">Shares left.</param>
/// <param name="Why">What it waits for, words that go on after its name.</param>
public sealed record ExitWaiting(Symbol Symbol, Quantity Quantity, string Why);
