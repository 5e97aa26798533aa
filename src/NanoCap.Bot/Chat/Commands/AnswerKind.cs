namespace NanoCap.Bot.Chat.Commands;

internal enum AnswerKind
{
    /// <summary>It was done or is shown.</summary>
    Done,

    /// <summary>A question is open; nothing was done yet.</summary>
    Asked,

    /// <summary>It was understood and not done.</summary>
    Refused,

    /// <summary>It was not understood.</summary>
    Misunderstood,

    /// <summary>Something broke on the way; what was asked is not confirmed.</summary>
    Failed,

    /// <summary>The desk is halted; what was asked was not done, or is shown as far as it is known.</summary>
    Halted,

    /// <summary>The person leaves the channel.</summary>
    Leaving,
}
