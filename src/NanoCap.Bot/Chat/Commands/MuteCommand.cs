using System.Globalization;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class MuteCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("mute", "TOPIC TIME", "/mute data 2h",
        "holds a topic's alerts back for 30m, 2h, 3d, until 16:00 or a date, or off; never critical ones",
        CommandGroup.Desk)
    {
        Role = Role.Trader,
        IsSafeRead = false,
        MostWords = 3,
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (AlertWords.FindTopic(call.Words.Find(0)) is not { } topic)
        {
            var topics = Enum.GetValues<AlertTopic>().Select(AlertWords.Of);
            return call.Misunderstood(call.Words.Expected($"one of {string.Join(", ", topics)}", 0));
        }

        var isOff = call.Words.Is(1, "off");
        if (!isOff && FindEnd(call) is null)
        {
            return call.Misunderstood(call.Words.Expected(
                "30m, 2h, 3d, off, or until with a time such as 16:00 or a date such as 2024-01-31",
                call.Words.Is(1, "until") ? 2 : 1));
        }

        DateTimeOffset? until = isOff ? null : FindEnd(call);
        var outcome = await ports.Desk.PostAsync(
            new AlertInput.Mute(topic, until, call.By, call.Now), cancellationToken);
        var name = AlertWords.Of(topic);
        return Refusals.Find(outcome) is { } refusal
            ? CommandAnswer.Refused($"Nothing was changed: {refusal}")
            : CommandAnswer.Done(
                Card.Line(
                    until is { } end
                        ? $"Alerts about {name} are held back until {Figures.Moment(end, ports.Setting.Calendar)}; "
                            + "critical ones come at once. "
                            + $"/inbox lists them, /mute {name} off ends it."
                        : $"Alerts about {name} are told again.",
                    Severity.Good),
                new { Topic = name, Until = until });
    }

    /// <summary>Until when, by a length or by New York's clock; null when it cannot be read.</summary>
    private DateTimeOffset? FindEnd(CommandCall call)
    {
        var calendar = ports.Setting.Calendar;
        var today = calendar.NewYorkDate(call.Now);
        if (!call.Words.Is(1, "until"))
        {
            return call.Words.Count == 2 && FindLength(call.Words.Find(1)!) is { } length ? call.Now + length : null;
        }

        if (call.Words.TryDate(2, out var date) && date > calendar.First && date < calendar.Last)
        {
            return calendar.AtNewYork(date, TimeOnly.MinValue);
        }

        if (!TimeOnly.TryParseExact(
            call.Words.Find(2), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return null;
        }

        var at = calendar.AtNewYork(today, time);
        return at > call.Now ? at : calendar.AtNewYork(today.AddDays(1), time);
    }

    private static TimeSpan? FindLength(string word) =>
        int.TryParse(word.AsSpan(0, word.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && count is > 0 and < 10_000
            ? char.ToLowerInvariant(word[^1]) switch
            {
                'm' => TimeSpan.FromMinutes(count),
                'h' => TimeSpan.FromHours(count),
                'd' => TimeSpan.FromDays(count),
                _ => null,
            }
            : null;
}
