namespace NanoCap.Trading.Desk.Buttons;

/// <summary>What became of a tap, as the journal keeps it.</summary>
public enum ButtonOutcome
{
    /// <summary>The decision was taken.</summary>
    Done,

    /// <summary>The line behind the button may be run.</summary>
    Runs,

    /// <summary>A reason is asked for first; nothing was decided.</summary>
    Asks,

    /// <summary>Nobody made this token, or it was for another chat.</summary>
    Unknown,

    /// <summary>This person may not.</summary>
    NotAllowed,

    /// <summary>It was tapped before.</summary>
    UsedBefore,

    /// <summary>The time of the button or of its proposal is over.</summary>
    Expired,

    /// <summary>Somebody has decided already.</summary>
    DecidedBefore,

    /// <summary>The proposal has changed since the button was made, or changes now.</summary>
    Changed,

    /// <summary>It was refused with a reason; a later tap is judged anew.</summary>
    Refused,
}
