using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>One message that says that the bot lives: when its time stands still, it does not.</summary>
internal static class HeartbeatCard
{
    private static readonly TimeSpan Beat = TimeSpan.FromMinutes(5);

    public static Card Of(DeskState state, DateTimeOffset now, CardSetting setting)
    {
        var beat = new DateTimeOffset(now.Ticks - (now.Ticks % Beat.Ticks), TimeSpan.Zero);
        return new(
            $"Alive at {Figures.Moment(beat, setting.Calendar)}", Severity.Plain,
            [
                new CardBlock.Paragraph(
                    $"{Words.Mode(state).Text}, {Figures.Money(state.Equity)}, "
                    + $"{Figures.Count(state.Positions.Count, "position", "positions")}, "
                    + $"{Figures.Count(state.OpenOrderIds.Count, "open order", "open orders")}, "
                    + $"{Figures.Count(state.Alerts.Standing.Count, "alert", "alerts")}"),
            ])
        {
            Banner = Banner.Of(state),
        };
    }

    /// <summary>What is worth an edit before the next beat.</summary>
    public static string StampOf(DeskState state) => $"{state.Mode} {state.ExitUnderWay} {state.Session:O}";
}
