using System.Globalization;
using System.Text;

namespace NanoCap.Simulators.Telegram.Control;

/// <summary>Everything that people and the bot saw, in order.</summary>
internal sealed class Transcript
{
    private readonly List<TranscriptEntry> entries = [];

    public IReadOnlyList<TranscriptEntry> Entries => entries;

    public void Sent(StandInMessage message, bool isSilent) =>
        Add(message, message.At, isSilent ? "the bot wrote silently" : "the bot wrote");

    public void Edited(StandInMessage message) => Add(message, message.EditedAt!.Value, "the bot changed");

    public void Said(StandInMessage message) => Add(message, message.At, $"{message.From.Name} wrote");

    public void Note(DateTimeOffset at, StandInChat chat, string what) =>
        entries.Add(new TranscriptEntry(at, chat.Id, chat.Title, null, what, string.Empty, []));

    /// <summary>As a person reads it.</summary>
    public static string Write(IEnumerable<TranscriptEntry> entries)
    {
        var text = new StringBuilder();
        foreach (var entry in entries)
        {
            var message = entry.Message is { } id ? $" #{id}" : string.Empty;
            text.Append(CultureInfo.InvariantCulture, $"{entry.At:HH:mm:ss} {entry.ChatName}: {entry.What}{message}\n");
            foreach (var line in entry.Text.Split('\n').Where(_ => entry.Text.Length > 0))
            {
                text.Append("    ").Append(line).Append('\n');
            }

            foreach (var row in entry.Buttons)
            {
                text.Append("    ").AppendJoin(' ', row.Select(label => $"[{label}]")).Append('\n');
            }
        }

        return text.ToString();
    }

    private void Add(StandInMessage message, DateTimeOffset at, string what)
    {
        var topic = message.Topic is { } known
            ? string.Create(CultureInfo.InvariantCulture, $" in topic {known}") : string.Empty;
        var picture = message.Photo is { } photo
            ? string.Create(CultureInfo.InvariantCulture, $"(picture {photo.Width} x {photo.Height})\n") : string.Empty;
        entries.Add(new TranscriptEntry(
            at, message.Chat.Id, message.Chat.Title, message.Id, what + topic, picture + message.Content.Text,
            [.. message.Buttons.Select(row => row.ToList())]));
    }
}
