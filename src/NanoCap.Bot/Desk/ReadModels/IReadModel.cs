using Microsoft.Data.Sqlite;

namespace NanoCap.Bot.Desk.ReadModels;

/// <summary>A table that says for queries what the journal says for ever.</summary>
internal interface IReadModel
{
    /// <summary>The table's name.</summary>
    string Name { get; }

    /// <summary>Brings the table from the state before to the state after.</summary>
    void Write(DeskChange change, SqliteTransaction transaction);

    /// <summary>Removes every row.</summary>
    void Clear(SqliteTransaction transaction);
}
