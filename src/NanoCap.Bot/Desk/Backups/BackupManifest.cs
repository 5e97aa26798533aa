using System.Security.Cryptography;
using System.Text.Json;
using NanoCap.Bot.Storage;

namespace NanoCap.Bot.Desk.Backups;

/// <summary>What a backup holds, written last: without it a folder is no backup.</summary>
/// <param name="TakenAt">When, by the machine's clock.</param>
/// <param name="Entries">Entries of the journal.</param>
/// <param name="HeadHash">The hash of the last one.</param>
/// <param name="Files">SHA-256 of each file, by name.</param>
internal sealed record BackupManifest(
    DateTimeOffset TakenAt, long Entries, string HeadHash, IReadOnlyDictionary<string, string> Files)
{
    public const string FileName = "manifest.json";

    private static readonly JsonSerializerOptions Options =
        new(JsonSerializerDefaults.Web) { WriteIndented = true, RespectRequiredConstructorParameters = true };

    /// <exception cref="BackupException">There is none, or it is none.</exception>
    public static BackupManifest Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(File.ReadAllBytes(path), Options)
                ?? throw new JsonException("Expected a manifest, found null.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new BackupException(
                $"Expected a backup with a readable {FileName} in {folder}: {failure.Message} Name a folder that "
                + "'nanocap backup' wrote.",
                failure);
        }
    }

    public void Write(string folder) =>
        DurableFile.Write(Path.Combine(folder, FileName), JsonSerializer.SerializeToUtf8Bytes(this, Options));

    /// <exception cref="BackupException">A file is missing or is not what was written.</exception>
    public void CheckFiles(string folder)
    {
        foreach (var (name, hash) in Files)
        {
            var path = Path.Combine(folder, name);
            var found = File.Exists(path) ? HashOf(path) : null;
            if (found != hash)
            {
                var what = found is null ? "missing" : "not what was written";
                throw new BackupException(
                    $"The backup {folder} is damaged: {name} is {what}. Nothing was restored; use another backup.");
            }
        }
    }

    public static string HashOf(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
