namespace NanoCap.Trading.Desk;

/// <summary>What the desk lets through. Exits pass in every mode.</summary>
public enum DeskMode
{
    /// <summary>Entries and exits.</summary>
    Active,

    /// <summary>No entries, by a person's or a breaker's word, until a person resumes.</summary>
    Paused,

    /// <summary>EXIT is under way or done: no entries until a person resumes.</summary>
    Exiting,

    /// <summary>Everything but exits is off, by a person's word, until a person resumes.</summary>
    Halted,
}
