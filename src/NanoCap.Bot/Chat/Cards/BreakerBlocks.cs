using System.Globalization;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk.Breakers;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>What breakers and gates stand, did and wait for: the same on the digest and on /breakers.</summary>
internal static class BreakerBlocks
{
    /// <summary>The whole story of each level that was reached and each gate that is closed; nothing when all is
    /// well.</summary>
    public static IEnumerable<CardBlock> Story(DeskState state, CardSetting setting)
    {
        var safety = state.Safety;
        var lines = safety.Latches.Values.Select(latch => new Cell(
                $"{SafetyWords.Reached(latch)} {SafetyWords.Done(latch)} {SafetyWords.Clearing(latch)}", Tone.Bad))
            .ToList();
        if (Pending(state) is { Length: > 0 } sales)
        {
            lines.Add(new($"At the next open: {sales}.", Tone.Warning));
        }

        if (safety.ReducedTo is { } left)
        {
            lines.Add(new(string.Create(
                CultureInfo.InvariantCulture, $"New sizes are x {left.Value:0.##} by /reduce, until /resume."),
                Tone.Warning));
        }

        lines.AddRange(safety.Gates.Values.Select(gate => new Cell(
            $"Gate {gate.Reading.Gate} is closed since {Figures.Moment(gate.Since, setting.Calendar)}: "
            + $"{gate.Reading.Text} {BreakersCard.Now(state, gate.Reading)}Entries wait; "
            + $"{GateStanding.ReadingsToLift} good readings in a row lift it.",
            Tone.Warning)));
        if (lines.Count > 0)
        {
            yield return new CardBlock.List(lines, "Breakers and gates");
        }
    }

    /// <summary>One line for the breakers.</summary>
    public static Cell Breakers(DeskState state)
    {
        var latched = Latched(state).ToList();
        return latched.Count == 0
            ? new Cell("none latched", Tone.Good)
            : new Cell(string.Join("; ", latched), Tone.Bad);
    }

    /// <summary>Each level that is latched or waits for a second reading, with what was measured.</summary>
    public static IEnumerable<string> Latched(DeskState state) => state.Safety.Latches.Values
        .Select(latch => $"{latch.First.Breaker} {Level(latch.First)} at {SafetyWords.Measure(latch.First)}"
            + (latch.IsLatched ? "" : ", waits for a second reading"))
        .Concat(state.Breakers.Where(known => !state.Safety.Latches.ContainsKey($"{known.Key}:{BreakerLevel.Stop}"))
            .Select(known => $"{known.Key} latched at {Figures.Percent(known.Value)}"));

    /// <summary>One line for the gates.</summary>
    public static Cell Gates(DeskState state) => state.Safety switch
    {
        { Gates.IsEmpty: false } safety => new Cell(
            $"closed: {string.Join(", ", safety.Gates.Keys)}", Tone.Warning),
        { NotMeasured.IsEmpty: false } safety => new Cell(
            $"open; not measured: {string.Join(", ", safety.NotMeasured.Keys)}", Tone.Quiet),
        _ => new Cell("open", Tone.Good),
    };

    public static string Level(BreakerReading reading) => reading.Level == BreakerLevel.Stop ? "stop" : "reduce";

    private static string Pending(DeskState state) => string.Join(", ", state.Positions.Values
        .Where(position => position is { ScheduledExit: ExitReason.Breaker } or { Selling: ExitReason.Breaker }
            || (position.Selling is not null && state.ExitUnderWay is not null))
        .Select(position => $"{position.ToSell} of {position.Quantity} {position.Symbol} are sold"));
}
