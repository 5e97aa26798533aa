using System.Runtime.CompilerServices;

namespace NanoCap.Bot.Desk.Snapshots;

/// <summary>An enumeration over int, as all here are.</summary>
internal sealed class EnumCodec<T> : TypedCodec<T>
    where T : struct, Enum
{
    public override void Write(BinaryWriter writer, T value) => writer.Write(Unsafe.BitCast<T, int>(value));

    public override T Read(BinaryReader reader) => Unsafe.BitCast<int, T>(reader.ReadInt32());
}
