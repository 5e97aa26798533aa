using System.Globalization;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Monitor;

/// <summary>The first lines: whose money it is, how much, and whether all is well.</summary>
internal static class MonitorHead
{
    private const string Gap = "   ";
    private const int MostAlerts = 2;

    public static IEnumerable<IReadOnlyList<Cell>> Of(MonitorPicture picture, int width, TimeSpan? silentFor)
    {
        yield return First(picture, width);
        if (silentFor is { } silence)
        {
            yield return
            [
                new(string.Create(
                    CultureInfo.InvariantCulture,
                    $"NO ANSWER from the bot for {silence.TotalSeconds:0} s. What follows is how it stood before."),
                    Tone.Bad),
            ];
        }

        if (picture.HaltedBecause is { } reason)
        {
            yield return [new($"The desk takes no inputs: {reason}", Tone.Bad)];
        }

        yield return Fitting(Money(picture), Gap, width);
        yield return Fitting(Health(picture), ", ", width);
        foreach (var alert in picture.Alerts.Where(alert => !alert.IsAcknowledged).Take(MostAlerts))
        {
            yield return
            [
                new(string.Create(CultureInfo.InvariantCulture, $"Alert {alert.Number}: {alert.Text}"),
                    AlertWords.ToneOf(alert.Severity)),
            ];
        }

        foreach (var latched in picture.Parts.Breakers)
        {
            yield return [new($"Breaker: {latched}", Tone.Bad)];
        }

        if (picture.Parts.Gates.Count > 0)
        {
            yield return [new($"Gates closed: {string.Join(", ", picture.Parts.Gates)}", Tone.Warning)];
        }
    }

    private static List<Cell> First(MonitorPicture picture, int width)
    {
        var isLive = picture.Banner?.StartsWith("LIVE", StringComparison.Ordinal) ?? false;
        var banner = new Cell(picture.Banner ?? "no account", isLive ? Tone.Bad : Tone.Strong);
        var mode = new Cell(picture.Mode, picture.Mode switch
        {
            "active" => Tone.Good,
            "HALTED" => Tone.Bad,
            _ => Tone.Warning,
        });
        var there = TradingCalendar.Nyse.ToNewYork(picture.At);
        var clock = there.ToString("ddd yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " NY";
        var used = banner.Text.Length + Gap.Length + mode.Text.Length;
        var about = $"{picture.Broker}, {picture.Profile}";
        var hasRoom = used + Gap.Length + about.Length + Gap.Length + clock.Length <= width;
        var middle = hasRoom && picture.Broker is not null ? Gap + about : string.Empty;
        var space = Math.Max(1, width - used - middle.Length - clock.Length);
        return [banner, Gap, mode, new(middle, Tone.Quiet), new string(' ', space), clock];
    }

    /// <summary>As many parts as fit whole; each begins with its name and is never cut.</summary>
    private static List<Cell> Fitting(IEnumerable<IReadOnlyList<Cell>> parts, string gap, int width)
    {
        var line = new List<Cell>();
        var used = 0;
        foreach (var part in parts)
        {
            var length = part.Sum(cell => cell.Text.Length) + (used > 0 ? gap.Length : 0);
            if (used > 0 && used + length > width)
            {
                continue;
            }

            if (used > 0)
            {
                line.Add(gap);
            }

            line.AddRange(part);
            used += length;
        }

        return line;
    }

    private static IEnumerable<IReadOnlyList<Cell>> Money(MonitorPicture picture)
    {
        var money = picture.Money;
        yield return
            [new("Equity ", Tone.Quiet), new(new Usd(money.Equity).RoundToCent().ToString(), Tone.Strong)];
        yield return [new("Cash ", Tone.Quiet), new Usd(money.Cash).RoundToCent().ToString()];
        yield return
        [
            new("Day ", Tone.Quiet),
            money.DayChange is { } change
                ? new(Figures.Signed(new Usd(change))
                    + (money.DayReturn is { } ratio ? $" ({Figures.Signed(ratio)})" : ""), Figures.ToneOf(change))
                : Cell.Dash,
        ];
        yield return [new("Held ", Tone.Quiet), $"{picture.Positions.Count} of {picture.PositionsAtMost}"];
        if (picture.Positions.Count > 0)
        {
            yield return [new("Unrealised ", Tone.Quiet), Figures.Result(new Usd(money.Unrealised))];
        }
    }

    private static IEnumerable<IReadOnlyList<Cell>> Health(MonitorPicture picture)
    {
        var parts = picture.Parts;
        yield return
        [
            new("Health ", Tone.Quiet), parts.IsWell ? new("well", Tone.Good) : new("needs you", Tone.Bad),
        ];
        yield return [parts.IsReconciled ? "books compared" : new Cell("books NOT compared", Tone.Warning)];
        yield return [parts.Breakers.Count == 0 ? "no breaker" : new Cell($"{parts.Breakers.Count} latched", Tone.Bad)];
        yield return [parts.Gates.Count == 0 ? "gates open" : new Cell($"{parts.Gates.Count} closed", Tone.Warning)];
        yield return
        [
            picture.Alerts.Count == 0
                ? "no alert"
                : new Cell(
                    Figures.Count(picture.Alerts.Count, "alert", "alerts"),
                    AlertWords.ToneOf(picture.Alerts[0].Severity)),
        ];
        if (parts.LastEventAgeSeconds is { } age)
        {
            yield return [$"event {Age(age)} ago"];
        }

        if (parts.Work > 0)
        {
            yield return [Figures.Count(parts.Work, "task", "tasks")];
        }
    }

    private static string Age(long seconds) => seconds switch
    {
        < 120 => $"{Math.Max(0, seconds)} s",
        < 7_200 => $"{seconds / 60} min",
        < 172_800 => $"{seconds / 3_600} h",
        _ => $"{seconds / 86_400} days",
    };
}
