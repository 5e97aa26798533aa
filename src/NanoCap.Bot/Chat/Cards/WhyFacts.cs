using NanoCap.Bot.Scanning;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>All that is known of why a symbol is or is not proposed.</summary>
/// <param name="Symbol">The symbol asked about.</param>
/// <param name="Session">The scan's session, null when there was none.</param>
/// <param name="Market">What is known of the symbol, null when it has no bar.</param>
/// <param name="Signals">Its signals of the scan.</param>
/// <param name="Line">What the desk made of it, null when nothing.</param>
/// <param name="Skipped">Why it was not scanned, null when it was.</param>
/// <param name="Numbers">Each strategy's numbers for it.</param>
internal sealed record WhyFacts(
    Symbol Symbol,
    DateOnly? Session,
    InstrumentView? Market,
    IReadOnlyList<SheetSignal> Signals,
    CandidateLine? Line,
    SkippedSymbol? Skipped,
    IReadOnlyList<StrategyNumbers> Numbers);
