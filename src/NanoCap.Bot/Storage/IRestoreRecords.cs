namespace NanoCap.Bot.Storage;

/// <summary>Tells when a backup of a state folder was last restored for a test.</summary>
internal interface IRestoreRecords
{
    /// <summary>Null when that never was.</summary>
    /// <exception cref="StateFolderException">There is a record, and it cannot be read.</exception>
    RestoreRecord? FindLast(string stateFolder);
}
