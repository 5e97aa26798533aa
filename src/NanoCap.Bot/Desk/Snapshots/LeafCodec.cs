namespace NanoCap.Bot.Desk.Snapshots;

/// <summary>A value without parts.</summary>
internal sealed class LeafCodec<T>(Action<BinaryWriter, T> write, Func<BinaryReader, T> read) : TypedCodec<T>
{
    public override void Write(BinaryWriter writer, T value) => write(writer, value);

    public override T Read(BinaryReader reader) => read(reader);
}
