using System.Globalization;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Cards;

internal static class StrategyBlocks
{
    private static readonly Column[] Columns =
        [new("Strategy"), new("63 sessions", true), new("Takes part"), new("Signals", true), new("Why")];

    public static IEnumerable<CardBlock> Of(IReadOnlyList<StrategyLine> strategies)
    {
        if (!strategies.Any(strategy => strategy.Qualified))
        {
            var each = strategies.Select(strategy => $"{strategy.Name} {Momentum(strategy)}");
            yield return new CardBlock.Paragraph(new(
                $"No strategy qualifies, so nothing is proposed: {string.Join(", ", each)}.", Tone.Warning));
        }

        yield return new CardBlock.Table(Columns, [.. strategies.Select(Row)], "Strategies");
    }

    /// <summary>Records before and after cost in a few columns; nothing while none is known.</summary>
    public static IEnumerable<CardBlock> Records(IReadOnlyList<StrategyLine> strategies)
    {
        if (strategies.Any(strategy => strategy.NetReturn is not null))
        {
            yield return new CardBlock.Table(
                [
                    new("Strategy"), new("Gross a year", true), new("Cost a year", true), new("Net a year", true),
                ],
                [
                    .. strategies.Select(strategy => (IReadOnlyList<Cell>)
                    [
                        strategy.Name,
                        Figures.Change(strategy.GrossReturn),
                        Figures.Percent(strategy.CostDrag),
                        Figures.Change(strategy.NetReturn),
                    ]),
                ],
                "Their records");
        }
    }

    private static string Momentum(StrategyLine strategy) =>
        strategy.Momentum is { } known ? Figures.Change(known).Text : "not yet known";

    private static IReadOnlyList<Cell> Row(StrategyLine strategy) =>
    [
        strategy.Name,
        Figures.Change(strategy.Momentum),
        strategy.Qualified ? new("yes", Tone.Good) : new("no", Tone.Warning),
        strategy.Signals.ToString(CultureInfo.InvariantCulture),
        new(strategy.Note ?? "", Tone.Quiet),
    ];
}
