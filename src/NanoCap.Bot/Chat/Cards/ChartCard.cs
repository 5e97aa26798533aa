using System.Globalization;
using NanoCap.Bot.Chat.Pictures;
using NanoCap.Bot.Scanning;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>A chart in a few lines of text, with the picture for channels that can show it.</summary>
internal static class ChartCard
{
    private const int DrawnCloses = 60;
    private const int ListedBars = 5;

    /// <param name="isShort">Without the table of bars, as words beneath a picture.</param>
    public static Card Of(
        DeskState state, SymbolBars chart, IReadOnlyList<ChartLevel> levels, string source, bool isShort)
    {
        var closes = chart.Bars.TakeLast(DrawnCloses).Select(bar => (decimal)bar.Close).ToList();
        List<CardBlock> blocks =
        [
            Facts(chart, levels),
            new CardBlock.Paragraph(Sparkline.Of(closes), $"Close, {Figures.Count(closes.Count, "bar", "bars")}"),
        ];
        if (!isShort)
        {
            blocks.Add(Bars(chart));
        }

        return new($"{chart.Listing.Symbol} {chart.Listing.Name}".TrimEnd(), Severity.Plain, blocks)
        {
            Banner = Banner.Of(state),
            Footer = $"{source}; earlier prices on the basis of the last bar, splits and dividends taken out.",
            Picture = CandlePicture.Of(chart, levels, Banner.Of(state), source),
        };
    }

    private static CardBlock.Fields Facts(SymbolBars chart, IReadOnlyList<ChartLevel> levels)
    {
        var last = chart.Bars[^1];
        return new(
        [
            new("Last close", $"{ChartNumbers.Price(last.Close)}, {Figures.Day(last.Session)}"),
            new(Figures.Count(chart.Sessions.Count, "session", "sessions"), Change(chart.Bars[0].Close, last.Close)),
            new("Low to high", $"{ChartNumbers.Price(chart.Bars.Min(bar => bar.Low))} to "
                + ChartNumbers.Price(chart.Bars.Max(bar => bar.High))),
            .. levels.Select(level => new Field(Capital(level.Name), Level(level, last.Close))),
        ]);
    }

    private static Cell Level(ChartLevel level, double close)
    {
        var away = Change(close, (double)level.Price.Value);
        return new($"{level.Price}, {away.Text} from the close");
    }

    private static Cell Change(double first, double last) => Figures.Change(ChartNumbers.Change(first, last));

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static CardBlock.Table Bars(SymbolBars chart) => new(
        [
            new("Session"), new("Open", true), new("High", true), new("Low", true), new("Close", true),
            new("Volume", true),
        ],
        [.. chart.Bars.TakeLast(ListedBars).Reverse().Select(Row)],
        "Latest bars");

    private static IReadOnlyList<Cell> Row(Bar bar) =>
    [
        Figures.Day(bar.Session),
        ChartNumbers.Price(bar.Open),
        ChartNumbers.Price(bar.High),
        ChartNumbers.Price(bar.Low),
        new(ChartNumbers.Price(bar.Close), Figures.ToneOf((decimal)(bar.Close - bar.Open))),
        bar.Volume.ToString("#,##0", CultureInfo.InvariantCulture),
    ];
}
