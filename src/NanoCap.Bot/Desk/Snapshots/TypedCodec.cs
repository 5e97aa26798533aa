namespace NanoCap.Bot.Desk.Snapshots;

/// <inheritdoc />
/// <typeparam name="T">The type of the values.</typeparam>
internal abstract class TypedCodec<T> : Codec
{
    public abstract void Write(BinaryWriter writer, T value);

    public abstract T Read(BinaryReader reader);

    public sealed override void WriteBoxed(BinaryWriter writer, object? value) => Write(writer, (T)value!);

    public sealed override object? ReadBoxed(BinaryReader reader) => Read(reader);
}
