using System.Security.Cryptography;
using System.Text.Json;

namespace NanoCap.Bot.Chat.Access;

/// <summary>The secrets behind codes, one for each person, and the step each used last: a file in the state folder that
/// its owner alone can read. Secrets are shown once, when they are made.</summary>
internal sealed class CodeSecrets(string path)
{
    public const string FileName = "codes.json";
    private readonly Lock gate = new();

    /// <summary>A new secret for a person, in place of the one before; the link that an authenticator reads.</summary>
    public string Enrol(string person)
    {
        lock (gate)
        {
            var secret = RandomNumberGenerator.GetBytes(Totp.SecretBytes);
            var all = Read();
            all[KeyOf(person)] = new Entry(Convert.ToBase64String(secret), 0);
            Write(all);
            return Totp.LinkOf(secret, person);
        }
    }

    public bool Has(string person)
    {
        lock (gate)
        {
            return Read().ContainsKey(KeyOf(person));
        }
    }

    /// <summary>Takes a code once; that it was used is on disk before it counts.</summary>
    public bool TryUse(string person, string code, DateTimeOffset now)
    {
        lock (gate)
        {
            var all = Read();
            if (!all.TryGetValue(KeyOf(person), out var entry)
                || Totp.FindStep(Convert.FromBase64String(entry.Secret), code, now, entry.LastStep) is not { } step)
            {
                return false;
            }

            all[KeyOf(person)] = entry with { LastStep = step };
            Write(all);
            return true;
        }
    }

    private static string KeyOf(string person) => person.ToLowerInvariant();

    private Dictionary<string, Entry> Read() => File.Exists(path)
        ? JsonSerializer.Deserialize<Dictionary<string, Entry>>(File.ReadAllBytes(path)) ?? []
        : [];

    private void Write(Dictionary<string, Entry> all)
    {
        // Made new, so that the rights of a file that somebody left there count for nothing.
        var fresh = path + ".new";
        File.Delete(fresh);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(fresh, options))
        {
            JsonSerializer.Serialize(stream, all);
            stream.Flush(flushToDisk: true);
        }

        File.Move(fresh, path, overwrite: true);
    }

    private sealed record Entry(string Secret, long LastStep);
}
