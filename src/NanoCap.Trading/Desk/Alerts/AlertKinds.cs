using static NanoCap.Trading.Desk.Alerts.AlertSeverity;

namespace NanoCap.Trading.Desk.Alerts;

/// <summary>Every kind of alert that is raised; docs/alerts.md is this list.</summary>
public static class AlertKinds
{
    private const string Morning = "the next morning, or /ack";

    /// <summary>The list, by topic and key.</summary>
    public static IReadOnlyList<AlertKind> All { get; } =
    [
        new(AlertTopic.ValueAtRisk, "value-at-risk", [Warning],
            "after a daily run: a day's loss at 95 % of what is held is above the profile's limit, by the worse of "
            + "both measures", "the first daily run under the limit"),
        new(AlertTopic.Drawdown, "drawdown", [Note, Warning],
            "at a mark: equity is 5 % under its highest close; warning from the profile's reduce level, else its stop "
            + "level (the breaker's alert is the critical one)", "the first mark above 5 %"),
        new(AlertTopic.Leverage, "leverage", [Warning],
            "at a mark: positions over equity are above the profile's limit", "the first mark within the limit"),
        new(AlertTopic.Position, "position:{symbol}", [Warning],
            "at a mark: a position is worth more than the profile's maximum", "the first mark within it"),
        new(AlertTopic.Sector, "sector:{name}", [Warning],
            "after a daily run: a sector is worth more than the profile's maximum", "the first daily run within it"),
        new(AlertTopic.Correlation, "correlation:{symbol}-{symbol}", [Warning],
            "after a daily run: two holdings are correlated above the profile's limit over 60 sessions",
            "the first daily run under it"),
        new(AlertTopic.StopHit, "stop:{symbol}:{session}", [Warning], "a stop traded", Morning),
        new(AlertTopic.TargetHit, "target:{symbol}:{session}", [Note], "a target traded", Morning),
        new(AlertTopic.Breaker, "breaker:{name}", [Note, Warning, Critical],
            "a circuit breaker latched or acted", "a person clears it"),
        new(AlertTopic.Gate, "gate:{name}", [Warning], "a gate closed entries", "it lifts by itself"),
        new(AlertTopic.Gate, "note:{name}", [Note], "what a gate measures is worth knowing", "a better reading"),
        new(AlertTopic.Order, "order:{id}", [Warning, Critical],
            "an answer got lost (warning); an order was not found at the broker (critical); an entry works 5 min after "
            + "its window, a cancellation takes over 2 min, an answer over 5 min (warning); a sale at market has not "
            + "traded after 5 min of the session (critical); a sale at a limit outside the session has not traded "
            + "after 5 min (warning); during an EXIT a slow cancellation is critical", "the order's fate"),
        new(AlertTopic.Order, "sale:{symbol}", [Critical],
            "a sale was refused or ended without selling", "the position is sold"),
        new(AlertTopic.Order, "exit-left", [Critical],
            "an EXIT is not flat after 5 min of the session: what is left, and why", "it is flat"),
        new(AlertTopic.Order, "exit-waits", [Warning],
            "an EXIT began by itself outside the session: its sales wait for the open", Morning),
        new(AlertTopic.Order, "exit-now", [Warning],
            "EXIT now had no fresh bid for a symbol, whose sale waits for the open", Morning),
        new(AlertTopic.Order, "late-order:{id}", [Critical],
            "an entry that EXIT went on without has turned up: it is cancelled, and what it bought is sold", Morning),
        new(AlertTopic.Order, "replaced:{id}", [Warning],
            "somebody changed one of our orders at the broker", Morning),
        new(AlertTopic.Order, "late-fill:{id}", [Warning], "an order that counted as ended traded", Morning),
        new(AlertTopic.Protection, "protection:{symbol}", [Warning, Critical],
            "no order at the broker guards a position: at once when none is on its way (warning while the desk watches "
            + "its stop, critical without one), else after 3 min (critical)",
            "the order works, all of the position is being sold, or /stop SYMBOL none"),
        new(AlertTopic.Books, "books", [Warning, Critical],
            "our books and the broker's differ; warning when there are only orders that are not ours",
            "the first comparison that finds them equal"),
        new(AlertTopic.Books, "fills:{id}", [Warning],
            "the executions of an order do not add up to the broker's count", "they do"),
        new(AlertTopic.Books, "execution:{id}", [Warning],
            "the broker took an execution back or corrected it", Morning),
        new(AlertTopic.Cash, "cash:unexplained", [Critical],
            "cash differs twice in a row and nothing explains it", "it is explained, or a person takes it as right"),
        new(AlertTopic.Cash, "cash:{activity}", [Note], "money came or went", Morning),
        new(AlertTopic.SecondInstance, "second-instance", [Critical],
            "an order at the broker bears our mark and is not in the journal, or not as it is there",
            "the first comparison without one"),
        new(AlertTopic.SecondInstance, "names-seen", [Critical],
            "orders at the broker bear our mark and an old journal lacks them", Morning),
        new(AlertTopic.Data, "data:{symbol}", [Warning],
            "a held symbol had no bar in a session", "the first close with a bar"),
        new(AlertTopic.Data, "scan", [Warning],
            "half an hour after the open: the session before was not scanned", "the next daily run"),
        new(AlertTopic.Data, "bars", [Warning],
            "at 19:00 New York more than 2 % of the symbols still lack the day's bar, or the bars could not be read; "
            + "the daily run takes what there is", Morning),
        new(AlertTopic.Data, "calendar", [Warning],
            "at the start: the broker's sessions differ from our calendar, or could not be compared",
            "the first start without a difference"),
        new(AlertTopic.CorporateEvent, "halt:{symbol}", [Warning, Critical],
            "the broker or the market says that a held symbol is halted; critical while it is being sold",
            "trading resumes"),
        new(AlertTopic.CorporateEvent, "split:{activity}", [Warning], "a held symbol split", Morning),
        new(AlertTopic.CorporateEvent, "entry:{proposal}", [Warning],
            "a symbol splits before the open: its open proposal is void", Morning),
        new(AlertTopic.StrategyDecay, "decay:{strategy}", [Warning],
            "after a daily run: alpha or win rate of the last 63 sessions is at most half of what it was before",
            "both are above 60 % of it again, or the strategy is off"),
        new(AlertTopic.SignalDrought, "signal-drought", [Note],
            "no signal had a rank in 5 daily runs", "the first daily run with one"),
        new(AlertTopic.Entry, "entry:{proposal}", [Note, Warning],
            "35 min after the open, one for each approved entry: filled (note), in part or missed with the reason; at "
            + "once when it was refused, denied or not sent in time", Morning),
        new(AlertTopic.Undecided, "undecided", [Note],
            "proposals expired in 3 sessions and nobody decided on any; once more every 5 sessions", "any decision"),
        new(AlertTopic.Downtime, "downtime:{since}", [Warning],
            "the start on the real clock: jobs of a session were due while the bot was down", Morning),
        new(AlertTopic.RefusedCommand, "refused-commands", [Warning],
            "5 commands were refused within an hour", Morning),
        new(AlertTopic.RefusedCommand, "refused-users", [Warning],
            "5 commands within an hour came from people without the role for them", Morning),
        new(AlertTopic.Disk, "disk", [Critical],
            "less room is left on the disk of the state folder than Alerts:DiskFreeMegabytes",
            "the first look that finds enough"),
    ];

    /// <summary>Topics that nothing raises yet, with what is missing.</summary>
    public static IReadOnlyDictionary<AlertTopic, string> NotYet { get; } = new Dictionary<AlertTopic, string>
    {
        [AlertTopic.Provider] = "a second provider of data",
        [AlertTopic.Rate] = "a broker with a budget of requests",
        [AlertTopic.Heartbeat] = "somebody who watches from outside",
        [AlertTopic.Backup] = "backups",
    };

    /// <summary>The kind of an alert; null for one that is not listed.</summary>
    public static AlertKind? Find(AlertTopic topic, string key, AlertSeverity severity) =>
        All.FirstOrDefault(kind => kind.Covers(topic, key, severity));
}
