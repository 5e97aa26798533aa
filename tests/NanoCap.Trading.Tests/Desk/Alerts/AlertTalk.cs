using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sessions;

namespace NanoCap.Trading.Tests.Desk.Alerts;

/// <summary>Alerts of a desk that does nothing else, and channels that show them.</summary>
internal sealed class AlertTalk
{
    private readonly TradingDesk desk = new(
        new DeskRules(RiskProfiles.SmallAccount, TradingCalendar.Nyse, JobTimes.Standard));

    public AlertTalk(params AlertChannel[] channels)
    {
        Routing = new AlertRouting(new AlertRoutes(
            channels.Length > 0 ? channels : [new AlertChannel("console", AlertSeverity.Note)]));
        Post(new DeskInput.Started(
            new DeskOpening("REPLAY", "test", "simulated", "small-account", new Usd(1_000m), new(2024, 1, 2)), Now));
    }

    public static Actor Anna { get; } = new("console", "anna");

    public AlertRouting Routing { get; }

    /// <summary>Noon in New York on Tuesday 9 January 2024, unless moved.</summary>
    public DateTimeOffset Now { get; set; } = new(2024, 1, 9, 17, 0, 0, TimeSpan.Zero);

    public DeskState State { get; private set; } = DeskState.Empty;

    public AlertBook Book => State.Alerts;

    public List<DeskEvent> Journal { get; } = [];

    public IReadOnlyList<DeskEvent> Post(DeskInput input)
    {
        var events = desk.Decide(State, input);
        Journal.AddRange(events.Where(happened => happened.IsDurable));
        State = events.Aggregate(State, TradingDesk.Apply);
        return events;
    }

    public void Raise(
        string key, AlertSeverity severity, string text = "Something is.", AlertTopic topic = AlertTopic.Data,
        bool isPassing = false) => Post(new AlertInput.Seen(topic, key, severity, text, isPassing, Now));

    public void Lift(string key) => Post(new AlertInput.Gone(key, Now));

    public void Acknowledge(int? number) => Post(new AlertInput.Acknowledge(number, Anna, Now));

    public void Mute(AlertTopic topic, DateTimeOffset? until) => Post(new AlertInput.Mute(topic, until, Anna, Now));

    public void BeQuiet(QuietHours? hours) => Post(new AlertInput.SetQuiet(hours, Anna, Now));

    public ChannelAlerts On(string channel = "console") => Routing.For(Book, channel, Now);

    /// <summary>What a channel shows now: number, kind and how often.</summary>
    public IReadOnlyList<(int Number, AlertTellingKind Kind, int Times)> Show(string channel = "console")
    {
        var due = On(channel).Due;
        if (due.Count > 0)
        {
            Post(new AlertInput.Shown(channel, [.. due.SelectMany(telling => telling.Marks)], Now));
        }

        return [.. due.Select(telling => (telling.Alert.Number, telling.Kind, telling.Times))];
    }

    public void Restart()
    {
        State = Journal.Aggregate(DeskState.Empty, TradingDesk.Apply);
        Post(new DeskInput.Started(State.Opening!, Now));
    }
}
