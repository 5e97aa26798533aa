namespace NanoCap.Bot.Chat.Buttons;

/// <summary>What became of a tap.</summary>
internal enum TapOutcome
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>It asks for something more, such as a confirmation, a reason or a code.</summary>
    Asks,

    /// <summary>Nobody made this token, or it was for another chat.</summary>
    Unknown,

    /// <summary>This user may not.</summary>
    NotAllowed,

    /// <summary>It was tapped before; the answer repeats what that led to.</summary>
    UsedBefore,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>The proposal was decided already; the answer names who.</summary>
    DecidedBefore,

    /// <summary>The card shows an older version than the proposal has; nothing was done and the new one is shown.
    /// </summary>
    Changed,

    /// <summary>It was refused with a reason.</summary>
    Refused,
}
