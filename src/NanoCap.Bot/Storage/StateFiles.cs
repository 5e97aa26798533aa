namespace NanoCap.Bot.Storage;

/// <summary>What lies where in a state folder, whoever holds it.</summary>
/// <param name="path">The folder's full path.</param>
internal class StateFiles(string path)
{
    public string Path { get; } = path;

    /// <summary>The journal and its read models.</summary>
    public string DatabaseFile => FileIn("desk.db");

    /// <summary>How far the journal reaches, outside of it.</summary>
    public string JournalHeadFile => FileIn("journal.head");

    /// <summary>The simulated broker's own memory.</summary>
    public string BrokerFile => FileIn("broker.db");

    /// <summary>What folding a part of the journal gave; can be deleted at any time.</summary>
    public string SnapshotFile => FileIn("desk.snapshot");

    /// <summary>What a direct EXIT asked of the broker, on room that was taken at the first start.</summary>
    public string ExitNotesFile => FileIn("exit.notes");

    public string FileIn(string name) => System.IO.Path.Combine(Path, name);
}
