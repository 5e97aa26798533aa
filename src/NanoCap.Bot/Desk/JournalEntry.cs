using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace NanoCap.Bot.Desk;

/// <summary>One line of the journal as it is stored.</summary>
/// <param name="Sequence">From 1, without gaps.</param>
/// <param name="AtMilliseconds">Unix milliseconds of the event.</param>
/// <param name="Type">The event's name.</param>
/// <param name="Version">The version of the event's shape.</param>
/// <param name="Json">The event itself, UTF-8.</param>
/// <param name="Hash">SHA-256 over the previous hash and all of the above.</param>
internal sealed record JournalEntry(
    long Sequence, long AtMilliseconds, string Type, int Version, byte[] Json, byte[] Hash)
{
    public static JournalEntry Chained(
        byte[] previousHash, long sequence, long atMilliseconds, string type, int version, byte[] json) =>
        new(sequence, atMilliseconds, type, version, json,
            HashOf(previousHash, sequence, atMilliseconds, type, version, json));

    public JournalHead Head => new(Sequence, Convert.ToHexStringLower(Hash));

    public bool Follows(byte[] previousHash) =>
        Hash.AsSpan().SequenceEqual(HashOf(previousHash, Sequence, AtMilliseconds, Type, Version, Json));

    // Every part has a fixed length or is led by its length, so no two different entries give the same bytes.
    private static byte[] HashOf(
        byte[] previousHash, long sequence, long atMilliseconds, string type, int version, byte[] json)
    {
        var nameLength = Encoding.UTF8.GetByteCount(type);
        var length = SHA256.HashSizeInBytes + 8 + 8 + 4 + nameLength + 4 + 4 + json.Length;
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var rest = rented.AsSpan(0, length);
            previousHash.CopyTo(rest);
            rest = rest[SHA256.HashSizeInBytes..];
            BinaryPrimitives.WriteInt64LittleEndian(rest, sequence);
            BinaryPrimitives.WriteInt64LittleEndian(rest[8..], atMilliseconds);
            BinaryPrimitives.WriteInt32LittleEndian(rest[16..], nameLength);
            Encoding.UTF8.GetBytes(type, rest[20..]);
            rest = rest[(20 + nameLength)..];
            BinaryPrimitives.WriteInt32LittleEndian(rest, version);
            BinaryPrimitives.WriteInt32LittleEndian(rest[4..], json.Length);
            json.CopyTo(rest[8..]);
            return SHA256.HashData(rented.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
