using System.Text.RegularExpressions;
using NanoCap.Bot.Brokers;
using NanoCap.Bot.Brokers.Alpaca;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.MarketData.Alpaca;

/// <summary>Many symbols in few questions. A symbol that Alpaca does not know would spoil the question for all others:
/// it is named in the refusal, left out, and the rest asked again.</summary>
internal sealed partial class SymbolChunks(DataLine line)
{
    /// <summary>As many as a line of a request safely holds.</summary>
    public const int Largest = 400;

    private const int MostRefusals = 3;

    public static IEnumerable<Symbol[]> Of(IEnumerable<Symbol> symbols) => symbols.Distinct().Order().Chunk(Largest);

    /// <summary>The body for all of the symbols that are known; null when none of them is.</summary>
    /// <param name="symbols">At most <see cref="Largest"/>.</param>
    /// <param name="pathOf">The path for symbols joined by commas.</param>
    /// <param name="priority">Against the other questions.</param>
    /// <param name="tries">How often to ask when nothing comes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="MarketDataException">There is no whole answer.</exception>
    public async Task<(string Path, string Body)?> AskAsync(
        IReadOnlyList<Symbol> symbols,
        Func<string, string> pathOf,
        RequestPriority priority,
        int tries,
        CancellationToken cancellationToken)
    {
        for (var refusals = 0; symbols.Count > 0; refusals++)
        {
            var path = pathOf(string.Join(',', symbols.Select(symbol => Uri.EscapeDataString(symbol.Value))));
            var reply = await line.SendAsync(path, priority, tries, cancellationToken);
            if (reply.IsSuccess)
            {
                return (path, reply.Body);
            }

            var named = reply.Status == 400 && refusals < MostRefusals
                ? Ticker().Matches(reply.Body).Select(match => match.Value).ToHashSet() : [];
            var left = symbols.Where(symbol => !named.Contains(symbol.Value)).ToList();
            symbols = left.Count < symbols.Count ? left : throw line.Refused(path, reply);
        }

        return null;
    }

    [GeneratedRegex(@"[A-Z0-9._\-]+")]
    private static partial Regex Ticker();
}
