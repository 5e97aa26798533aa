using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace NanoCap.Bot.Desk.Snapshots;

/// <summary>The kept snapshot: its hash, then who folded it, how far, and the state. It may be deleted at any time, and
/// one that is torn, edited or of another program counts as absent.</summary>
internal sealed class DeskSnapshotFile(string path)
{
    /// <summary>The snapshot, or null with the reason why there is none that can be used.</summary>
    public DeskSnapshot? Find(out string reason)
    {
        try
        {
            if (!File.Exists(path))
            {
                reason = "there is none";
                return null;
            }

            return Read(File.ReadAllBytes(path), out reason);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            reason = failure.Message;
            return null;
        }
    }

    /// <summary>Durable on return; a crash leaves the old one or the new one.</summary>
    public void Write(DeskSnapshot snapshot)
    {
        var fresh = path + ".new";
        using (var stream = new FileStream(fresh, FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            var header = HeaderOf(snapshot);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(header);
            hash.AppendData(snapshot.Content.Span);
            stream.Write(hash.GetHashAndReset());
            stream.Write(header);
            stream.Write(snapshot.Content.Span);
            stream.Flush(flushToDisk: true);
        }

        File.Move(fresh, path, overwrite: true);
    }

    public void Delete() => File.Delete(path);

    private static byte[] HeaderOf(DeskSnapshot snapshot)
    {
        var header = new byte[4 + 8 + 64 + snapshot.Build.Length];
        BinaryPrimitives.WriteInt32LittleEndian(header, snapshot.Build.Length);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(4), snapshot.At.Sequence);
        Encoding.ASCII.GetBytes(snapshot.At.Hash + snapshot.Build, header.AsSpan(12));
        return header;
    }

    private static DeskSnapshot? Read(byte[] bytes, out string reason)
    {
        const int hashSize = SHA256.HashSizeInBytes;
        if (bytes.Length < hashSize + 12 + 64
            || !SHA256.HashData(bytes.AsSpan(hashSize)).AsSpan().SequenceEqual(bytes.AsSpan(0, hashSize)))
        {
            reason = "it is not what was written";
            return null;
        }

        var header = bytes.AsSpan(hashSize);
        var buildLength = BinaryPrimitives.ReadInt32LittleEndian(header);
        var build = Encoding.ASCII.GetString(header.Slice(76, buildLength));
        if (build != DeskSnapshot.ThisBuild)
        {
            reason = "another build of the program folded it";
            return null;
        }

        reason = string.Empty;
        return new DeskSnapshot(
            build,
            new JournalHead(
                BinaryPrimitives.ReadInt64LittleEndian(header[4..]), Encoding.ASCII.GetString(header.Slice(12, 64))),
            bytes.AsMemory(hashSize + 76 + buildLength));
    }
}
