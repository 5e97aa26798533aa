namespace NanoCap.Bot.Desk;

/// <summary>What became of one piece of work.</summary>
internal enum WorkResult
{
    /// <summary>The desk moved on by it.</summary>
    MovedOn,

    /// <summary>It was done and changed nothing; if it is still wanted, then not at once.</summary>
    ChangedNothing,

    /// <summary>It could not be done.</summary>
    Failed,
}
