using System.Globalization;
using System.Text;

namespace NanoCap.Bot.Brokers;

/// <summary>What a direct EXIT asked of the broker, line by line: an append-only file on room that was taken while the
/// disk had some. A note that cannot be written keeps nothing from being sold.</summary>
internal sealed class ExitNotes(string path, TimeProvider time)
{
    private const int ReserveBytes = 64 * 1024;

    public string Path => path;

    /// <summary>Takes the room, once; false where there is none.</summary>
    public bool TryReserve()
    {
        try
        {
            using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            if (file.Length < ReserveBytes)
            {
                var zeros = new byte[ReserveBytes - file.Length];
                file.Seek(0, SeekOrigin.End);
                file.Write(zeros);
                file.Flush(flushToDisk: true);
            }

            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Adds a line durably; false where it could not be.</summary>
    public bool TryWrite(string line)
    {
        var note = Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"{time.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss'Z'} {line}\n"));
        try
        {
            using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            file.Position = EndOf(file);
            file.Write(note);
            file.Flush(flushToDisk: true);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The lines so far, oldest first.</summary>
    public IReadOnlyList<string> Read() => File.Exists(path)
        ? Encoding.UTF8.GetString(File.ReadAllBytes(path)).TrimEnd('\0')
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        : [];

    // Notes have no zero byte: the first one is where the room that is left begins.
    private static long EndOf(FileStream file)
    {
        for (var place = 0L; place < file.Length; place++)
        {
            if (file.ReadByte() == 0)
            {
                return place;
            }
        }

        return file.Length;
    }
}
