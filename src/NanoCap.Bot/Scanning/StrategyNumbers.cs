using NanoCap.Trading.Signals;

namespace NanoCap.Bot.Scanning;

internal sealed record StrategyNumbers(string Strategy, IReadOnlyList<Evidence> Numbers);
