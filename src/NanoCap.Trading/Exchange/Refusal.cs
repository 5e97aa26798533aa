namespace NanoCap.Trading.Exchange;

/// <summary>Why an order is not taken: a code of <see cref="RefusalCodes"/> and a sentence.</summary>
internal readonly record struct Refusal(string Code, string Text);
