using System.Globalization;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Pictures;
using NanoCap.Bot.Scanning;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class ChartCommand(CommandPorts ports) : ICommand
{
    private const int Usual = 60;
    private const int Fewest = 5;
    private const int Most = 500;

    public CommandSpec Spec { get; } = new("chart", "SYMBOL [days]", "/chart AACG 120",
        "candles and volume with entry, stop and target, from the bars that made the signal", CommandGroup.Look)
    {
        MostWords = 2,
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (!call.Words.TrySymbol(0, out var symbol, out var problem))
        {
            return call.Misunderstood(problem);
        }

        var days = Usual;
        if (call.Words.Count > 1
            && (!call.Words.TryNumber(1, DaysExpected, out days, out problem) || days is < Fewest or > Most))
        {
            return call.Misunderstood(problem);
        }

        if (await ports.Scans.ChartAsync(symbol, days, cancellationToken) is not { } chart)
        {
            return CommandAnswer.Refused(string.Create(CultureInfo.InvariantCulture,
                $"{symbol} has no bar in the {days} sessions up to the latest scan, or there has been none."));
        }

        var sheet = await ports.Scans.FindAsync(null, cancellationToken);
        var levels = ChartLevels.Of(ports.Desk.State, symbol, sheet);
        var source = ports.Market.View.Source.Name;
        var card = ChartCard.Of(ports.Desk.State, chart, levels, source, isShort: call.Channel.CanShowPictures);
        return CommandAnswer.Done(card, Data(chart, levels, source));
    }

    private static string DaysExpected { get; } =
        string.Create(CultureInfo.InvariantCulture, $"{Fewest} to {Most} days");

    private static object Data(SymbolBars chart, IReadOnlyList<ChartLevel> levels, string source) => new
    {
        Symbol = chart.Listing.Symbol.Value,
        chart.Listing.Name,
        Source = source,
        Sessions = chart.Sessions.Count,
        From = chart.Sessions[0],
        To = chart.Sessions[^1],
        Levels = levels.Select(level => new { level.Name, Price = level.Price.Value }),
        Bars = chart.Bars.Select(bar => new { bar.Session, bar.Open, bar.High, bar.Low, bar.Close, bar.Volume }),
    };
}
