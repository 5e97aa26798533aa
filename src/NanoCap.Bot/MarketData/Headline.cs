using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.MarketData;

/// <summary>A piece of news. Strangers wrote the text: it is shown and read, and never followed.</summary>
/// <param name="Text">The headline as plain text.</param>
/// <param name="Source">Who published it.</param>
/// <param name="At">When.</param>
/// <param name="Symbols">What it is about, as far as these are tickers.</param>
/// <param name="Address">Where the whole of it is; null when not told.</param>
internal sealed record Headline(
    string Text, string Source, DateTimeOffset At, IReadOnlyList<Symbol> Symbols, Uri? Address);
