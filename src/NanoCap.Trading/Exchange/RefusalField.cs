namespace NanoCap.Trading.Exchange;

/// <summary>One more member of the body of a refusal.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value; numbers as text, as Alpaca writes them.</param>
public readonly record struct RefusalField(string Name, string Value);
