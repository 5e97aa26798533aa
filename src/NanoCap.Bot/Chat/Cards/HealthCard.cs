using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>Each part of the bot with whether it is well.</summary>
internal static class HealthCard
{
    public static Card Of(DeskState state, string? haltedBecause, DateTimeOffset now, IMarketNow market)
    {
        if (haltedBecause is { } unknown && state.Opening is null)
        {
            return HaltedCard.Of(unknown);
        }

        var isWell = haltedBecause is null && state is { IsReconciled: true, Breakers.IsEmpty: true };
        List<CardBlock> blocks = [HealthBlock.Of(state, haltedBecause is not null)];
        if (haltedBecause is null)
        {
            var view = market.View;
            blocks.Add(new CardBlock.Fields(
            [
                new("Journal", state.LastEventAt == default
                    ? "no entry yet"
                    : $"verified at the start; last entry {Age(now - state.LastEventAt)} ago"),
                new("Broker", state.Opening?.Broker ?? Figures.Dash),
                new("Prices", $"{view.Source.Name}, up to {Figures.Day(view.Session)}"),
                new("Work waiting", state.Work.Count == 0 ? "none" : Figures.Count(state.Work.Count, "task", "tasks")),
                new("Alerts standing", state.Alerts.Standing.IsEmpty
                    ? new Cell("none", Tone.Good)
                    : new Cell(string.Join("; ", state.Alerts.Standing.Values.Select(alert => alert.Text)),
                        Tone.Warning)),
            ], "Parts"));
        }
        else
        {
            blocks.Add(new CardBlock.Paragraph(new(haltedBecause, Tone.Bad)));
        }

        return new(isWell ? "Health: well" : "Health: needs you", isWell ? Severity.Good : Severity.Warning, blocks)
        {
            Banner = Banner.Of(state),
        };
    }

    private static string Age(TimeSpan age) => age switch
    {
        { TotalMinutes: < 2 } => $"{Math.Max(0, (int)age.TotalSeconds)} s",
        { TotalHours: < 2 } => $"{(int)age.TotalMinutes} min",
        { TotalDays: < 2 } => $"{(int)age.TotalHours} h",
        _ => $"{(int)age.TotalDays} days",
    };
}
