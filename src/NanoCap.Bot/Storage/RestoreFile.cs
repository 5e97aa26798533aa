using System.Text.Json;

namespace NanoCap.Bot.Storage;

/// <summary>The record of the last test restore, a small file in the state folder that whoever restores writes.
/// </summary>
internal sealed class RestoreFile : IRestoreRecords
{
    public const string Name = "restore.json";

    public RestoreRecord? FindLast(string stateFolder)
    {
        var file = Path.Combine(stateFolder, Name);
        try
        {
            return File.Exists(file)
                ? JsonSerializer.Deserialize<RestoreRecord>(File.ReadAllBytes(file), JsonSerializerOptions.Web)
                : null;
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new StateFolderException(
                $"Expected the record of a test restore in {file}, found what cannot be read: {failure.Message}",
                failure);
        }
    }

    /// <summary>Notes a restore that was verified.</summary>
    public static void Write(string stateFolder, RestoreRecord record)
    {
        var file = Path.Combine(stateFolder, Name);
        File.WriteAllBytes(file + ".new", JsonSerializer.SerializeToUtf8Bytes(record, JsonSerializerOptions.Web));
        File.Move(file + ".new", file, overwrite: true);
    }
}
