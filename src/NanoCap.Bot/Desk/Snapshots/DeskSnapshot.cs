using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Desk.Snapshots;

/// <summary>What folding the journal up to an entry gave, in bytes.</summary>
/// <param name="Build">The program that folded it.</param>
/// <param name="At">The last entry folded.</param>
/// <param name="Content">The state.</param>
internal sealed record DeskSnapshot(string Build, JournalHead At, ReadOnlyMemory<byte> Content)
{
    /// <summary>Names what this program's state and its folding are: the identity that the compiler gave to the code,
    /// which any change of it changes. Nobody has to remember to raise a version.</summary>
    public static string ThisBuild { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(
        $"{typeof(DeskState).Module.ModuleVersionId} {typeof(DeskSnapshot).Module.ModuleVersionId}")));

    public DeskState State
    {
        get
        {
            using var reader = new BinaryReader(MemoryMarshal.TryGetArray(Content, out var bytes)
                ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
                : new MemoryStream(Content.ToArray(), writable: false));
            return Codec.Of<DeskState>().Read(reader);
        }
    }

    public static DeskSnapshot Of(DeskState state, JournalHead at) => new(ThisBuild, at, BytesOf(state));

    /// <summary>The same bytes for the same state, in every process.</summary>
    public static byte[] BytesOf(DeskState state)
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
        {
            Codec.Of<DeskState>().Write(writer, state);
        }

        return bytes.ToArray();
    }
}
