using System.Globalization;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Risk.Breakers;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>Every breaker and every gate: limit, measure, state, since when, what it did, what clears it.</summary>
internal static class BreakersCard
{
    private const int HistoryShown = 15;

    private const string UnexplainedCash = "unexplained-cash";

    private static readonly string[] Gates =
    [
        MarketVolatilityGate.Name, SilenceGate.Data, SilenceGate.Broker, SilenceGate.Stream, ClockSkewGate.Name,
        AccountGate.Name, UnexplainedCash,
    ];

    public static Card Of(DeskState state, RiskProfile profile, DateTimeOffset now, CardSetting setting)
    {
        var blocks = new List<CardBlock>
        {
            new CardBlock.Table(
                [new("Breaker"), new("At"), new("Now", true), new("State"), new("Then")],
                [.. Levels(state, profile, now).Select(level => Row(state, profile, level))], "Breakers"),
            new CardBlock.Table(
                [new("Gate"), new("Limit", true), new("Now", true), new("State")],
                [.. Gates.Select(gate => Row(state, gate, setting))], "Gates"),
        };
        blocks.AddRange(BreakerBlocks.Story(state, setting));
        var lines = state.Safety.History.TakeLast(HistoryShown).Reverse()
            .Select(line => (Cell)$"{Figures.Moment(line.At, setting.Calendar)}  {Source(line)}: {line.Text}").ToList();
        blocks.Add(lines.Count == 0
            ? new CardBlock.Paragraph("Nothing was ever reached.", "History")
            : new CardBlock.List(lines, "History"));
        var severity = !state.Breakers.IsEmpty ? Severity.Critical
            : state.Safety is { Latches.IsEmpty: true, Gates.IsEmpty: true } ? Severity.Plain
            : Severity.Warning;
        return new($"Breakers and gates, profile {profile.Name}", severity, blocks)
        {
            Banner = Banner.Of(state),
            Footer = "Breakers are cleared by /resume alone; gates lift after three good readings; a gate "
                + "without a source is never read.",
        };
    }

    /// <summary>Every level, measured at the latest marks.</summary>
    public static IEnumerable<BreakerReading> Levels(DeskState state, RiskProfile profile, DateTimeOffset now) =>
    [
        .. DayLossBreaker.Judge(state, state.Equity, profile).OrderBy(reading => reading.Level),
        .. DrawdownBreaker.Judge(state, state.Equity, profile).OrderBy(reading => reading.Level),
        LossStreakBreaker.Judge(state, profile),
        RefusedOrdersBreaker.Judge(state, profile, now),
    ];

    /// <summary>Every gate's name.</summary>
    public static IReadOnlyList<string> GateNames => Gates;

    /// <summary>What a level does when it is reached.</summary>
    public static string Then(RiskProfile profile, BreakerReading reading)
    {
        var isDrawdown = reading.Breaker == DrawdownBreaker.Name;
        var action = isDrawdown ? profile.DrawdownStopAction : profile.DayLossStopAction;
        var scale = isDrawdown ? profile.DrawdownReduceScale : profile.DayLossReduceScale;
        return reading switch
        {
            { IsCount: false, Level: BreakerLevel.Reduce } =>
                string.Create(CultureInfo.InvariantCulture, $"x {scale.Value:0.##}"),
            { IsCount: false } when action == StopAction.AllOut => "EXIT",
            _ => "entries off",
        };
    }

    /// <summary>What a closed gate measures by now, where that is another figure than it closed at.</summary>
    public static string Now(DeskState state, GateReading closed) =>
        state.Safety.Readings.GetValueOrDefault(closed.Gate)?.Measured is { } now
        && closed.Measured is { } then && Figure(closed.Gate, now) != Figure(closed.Gate, then)
            ? $"Now it is {Figure(closed.Gate, now)}. " : "";

    private static IReadOnlyList<Cell> Row(DeskState state, RiskProfile profile, BreakerReading level)
    {
        var latch = state.Safety.Latches.GetValueOrDefault(level.Key);
        var word = latch switch
        {
            { ActedAt: not null } => new Cell("latched", Tone.Bad),
            { IsLatched: true } => new Cell("latched, nothing sold", Tone.Bad),
            { WaitsSince: not null } => new Cell("second reading awaited", Tone.Warning),
            _ => new Cell("ready", Tone.Good),
        };
        return
        [
            $"{level.Breaker} {BreakerBlocks.Level(level)}",
            Figure(level, level.Limit),
            new(Figure(level, level.IsCount ? level.Measured : Math.Max(0m, level.Measured)),
                level.IsReached ? Tone.Bad : Tone.Plain),
            word,
            Then(profile, level),
        ];
    }

    private static IReadOnlyList<Cell> Row(DeskState state, string gate, CardSetting setting)
    {
        var reading = state.Safety.Readings.GetValueOrDefault(gate)
            ?? state.Safety.Gates.GetValueOrDefault(gate)?.Reading;
        var word = state.Safety.Gates.GetValueOrDefault(gate) is { } closed
            ? new Cell($"closed since {Figures.Moment(closed.Since, setting.Calendar)}", Tone.Warning)
            : state.Safety.NotMeasured.ContainsKey(gate)
                ? new Cell(reading?.Measured is null ? "not measured" : "open, in part measured", Tone.Quiet)
            : reading is null && gate != UnexplainedCash ? new Cell("not read", Tone.Quiet)
            : new Cell("open", Tone.Good);
        return
        [
            gate,
            reading?.Limit is { } limit ? Figure(gate, limit) : Cell.Dash,
            reading?.Measured is { } measured ? Figure(gate, measured) : Cell.Dash,
            word,
        ];
    }

    // The history names levels by their keys, such as drawdown:Stop.
    private static string Source(SafetyNote line) => line.What.Replace(':', ' ').ToLowerInvariant();

    private static string Figure(BreakerReading level, decimal value) => level.IsCount
        ? value.ToString("0", CultureInfo.InvariantCulture)
        : Figures.Percent(value);

    private static string Figure(string gate, double value) => gate switch
    {
        MarketVolatilityGate.Name => Figures.Percent(value),
        AccountGate.Name => value.ToString("0", CultureInfo.InvariantCulture),
        UnexplainedCash => value.ToString("0.00", CultureInfo.InvariantCulture) + " USD",
        _ => value.ToString("0.#", CultureInfo.InvariantCulture) + " s",
    };
}
