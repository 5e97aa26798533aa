using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Desk.Decisions;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sessions;

namespace NanoCap.Trading.Tests.Desk.Alerts;

public sealed class AlertBookTests
{
    private static readonly DateTimeOffset Noon = new(2024, 3, 5, 17, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_same_words_under_the_same_key_are_told_once()
    {
        var draft = Draft(DeskState.Empty);

        draft.Raise(AlertTopic.Data, "data", AlertSeverity.Warning, "No prices for 60 s.");
        draft.Raise(AlertTopic.Data, "data", AlertSeverity.Warning, "No prices for 60 s.");

        Assert.Single(draft.Events);
        Assert.Equal(1, draft.State.Alerts.Standing["data"].Number);
    }

    [Fact]
    public void More_to_say_keeps_the_number_and_counts()
    {
        var draft = Draft(DeskState.Empty);

        draft.Raise(AlertTopic.Data, "data", AlertSeverity.Warning, "No prices for 60 s.");
        draft.Raise(AlertTopic.Data, "data", AlertSeverity.Critical, "No prices for 10 min.");
        draft.Raise(AlertTopic.Order, "order:1", AlertSeverity.Note, "Another thing.");

        var alert = draft.State.Alerts.Standing["data"];
        Assert.Equal((1, 2, AlertSeverity.Critical), (alert.Number, alert.Times, alert.Severity));
        Assert.Equal(2, draft.State.Alerts.Standing["order:1"].Number);
    }

    [Fact]
    public void What_is_lifted_stands_no_more_and_comes_back_under_a_new_number()
    {
        var draft = Draft(DeskState.Empty);
        draft.Raise(AlertTopic.Data, "data", AlertSeverity.Warning, "No prices.");

        draft.Lift("data");
        draft.Lift("data");

        Assert.Empty(draft.State.Alerts.Standing);
        Assert.Equal(2, draft.Events.Count);
        draft.Raise(AlertTopic.Data, "data", AlertSeverity.Warning, "No prices.");
        Assert.Equal(2, draft.State.Alerts.Standing["data"].Number);
    }

    private static Draft Draft(DeskState state) => new(
        state, new DeskRules(RiskProfiles.SmallAccount, TradingCalendar.Nyse, JobTimes.Standard), Noon);
}
