using NanoCap.Trading.Bars;

namespace NanoCap.Trading.Strategies;

/// <summary>The close of one session across a universe: the symbols that have a bar of it and whose bars the common
/// rules let pass. The others are neither entered nor compared with.</summary>
/// <param name="Universe">The bars; nothing after the session may be read.</param>
/// <param name="Session">Position in <see cref="UniverseBars.SessionNumbers"/>.</param>
/// <param name="Members">The symbols' bars in the universe's order, that of the tickers.</param>
internal sealed record MarketSection(UniverseBars Universe, int Session, IReadOnlyList<BarPoint> Members);
