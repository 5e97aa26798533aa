using System.Threading.Channels;

namespace NanoCap.Bot.Desk;

/// <summary>Tells those who show things what has happened.</summary>
internal interface IDeskFeed
{
    /// <summary>Every outcome from now on, in order. One is readable before the poster of its input is answered, so
    /// that a reader who drains after an answer misses nothing of it. A reader that falls behind loses the oldest.
    /// </summary>
    ChannelReader<DeskOutcome> Watch();
}
