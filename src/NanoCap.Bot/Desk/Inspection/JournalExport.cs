using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NanoCap.Bot.Storage;

namespace NanoCap.Bot.Desk.Inspection;

/// <summary>The journal as lines of JSON that anybody can verify without the bot; docs/operations.md has the recipe.
/// </summary>
internal sealed class JournalExport(StateFiles files)
{
    private static readonly JsonWriterOptions Readable =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a file that was not there; all of it, or nothing.</summary>
    /// <exception cref="IOException">The file is there, or cannot be written.</exception>
    /// <exception cref="JournalUnusableException">The chain is broken.</exception>
    public JournalHead Write(string path, CancellationToken cancellationToken)
    {
        if (File.Exists(path))
        {
            throw new IOException($"Expected no file {path}, found one; name another, or move it away.");
        }

        var partial = path + ".partial";
        try
        {
            var head = WriteAll(partial, cancellationToken);
            File.Move(partial, path);
            return head;
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private JournalHead WriteAll(string path, CancellationToken cancellationToken)
    {
        using var connection = BotDatabase.OpenForReading(files);
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        var line = new ArrayBufferWriter<byte>();
        JournalEntry? last = null;
        foreach (var entry in new JournalReader(connection, files).Entries())
        {
            cancellationToken.ThrowIfCancellationRequested();
            line.ResetWrittenCount();
            using (var writer = new Utf8JsonWriter(line, Readable))
            {
                Write(writer, entry);
            }

            file.Write(line.WrittenSpan);
            file.Write("\n"u8);
            last = entry;
        }

        file.Flush(flushToDisk: true);
        return last?.Head ?? JournalHead.Beginning;
    }

    // The event is text inside the line, because the hash is over its bytes and not over its meaning.
    private static void Write(Utf8JsonWriter writer, JournalEntry entry)
    {
        writer.WriteStartObject();
        writer.WriteNumber("sequence", entry.Sequence);
        writer.WriteNumber("atMs", entry.AtMilliseconds);
        writer.WriteString("type", entry.Type);
        writer.WriteNumber("version", entry.Version);
        writer.WriteString("event", Encoding.UTF8.GetString(entry.Json));
        writer.WriteString("hash", Convert.ToHexStringLower(entry.Hash));
        writer.WriteEndObject();
    }
}
