using System.Globalization;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class QuietCommand(CommandPorts ports) : ICommand
{
    private static readonly string[] Times = ["%H", "HH", "H:mm", "HH:mm"];

    public CommandSpec Spec { get; } = new("quiet", "FROM-TO [utc+N] or off", "/quiet 22-7",
        "hours in which only critical alerts are told, by New York's clock or a fixed one", CommandGroup.Desk)
    {
        Role = Role.Trader,
        IsSafeRead = false,
        MostWords = 2,
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        QuietHours? hours = null;
        if (!call.Words.Is(0, "off"))
        {
            if (FindSpan(call.Words.Find(0)) is not { } span)
            {
                return call.Misunderstood(call.Words.Expected("hours such as 22-7 or 22:30-6:45, or off", 0));
            }

            if (call.Words.Count > 1 && FindOffset(call.Words.Find(1)!) is null)
            {
                return call.Misunderstood(call.Words.Expected("a clock such as utc, utc+1 or utc-3:30", 1));
            }

            hours = new QuietHours(
                span.From, span.To, call.Words.Find(1) is { } clock ? FindOffset(clock) : null);
        }

        var outcome = await ports.Desk.PostAsync(
            new AlertInput.SetQuiet(hours, call.By, call.Now), cancellationToken);
        return Refusals.Find(outcome) is { } refusal
            ? CommandAnswer.Refused($"Nothing was changed: {refusal}")
            : CommandAnswer.Done(
                Card.Line(
                    hours is null
                        ? "There are no quiet hours any more."
                        : $"Quiet hours are {hours}: notes and warnings wait until they end; critical alerts come at "
                            + "once. /inbox lists what waits, /quiet off ends them.",
                    Severity.Good),
                new
                {
                    Quiet = hours?.ToString(),
                    hours?.From,
                    hours?.To,
                    hours?.UtcOffsetMinutes,
                });
    }

    private static (TimeOnly From, TimeOnly To)? FindSpan(string? word) =>
        word?.Split('-') is [var from, var to] && FindTime(from) is { } start && FindTime(to) is { } end
            ? (start, end)
            : null;

    private static TimeOnly? FindTime(string word) => TimeOnly.TryParseExact(
        word, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time
        : word == "24" ? TimeOnly.MinValue
        : null;

    /// <summary>Minutes from UTC, at most fourteen hours either way.</summary>
    private static int? FindOffset(string word)
    {
        if (!word.StartsWith("utc", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var rest = word[3..];
        if (rest.Length == 0)
        {
            return 0;
        }

        return rest[0] is '+' or '-' && FindTime(rest[1..]) is { } distance && distance <= new TimeOnly(14, 0)
            ? (rest[0] == '-' ? -1 : 1) * ((distance.Hour * 60) + distance.Minute)
            : null;
    }
}
