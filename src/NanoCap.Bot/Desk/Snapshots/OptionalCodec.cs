namespace NanoCap.Bot.Desk.Snapshots;

/// <summary>A structure that may be absent.</summary>
internal sealed class OptionalCodec<T> : TypedCodec<T?>
    where T : struct
{
    private readonly TypedCodec<T> inner = Of<T>();

    public override void Write(BinaryWriter writer, T? value)
    {
        writer.Write(value is not null);
        if (value is { } known)
        {
            inner.Write(writer, known);
        }
    }

    public override T? Read(BinaryReader reader) => reader.ReadBoolean() ? inner.Read(reader) : null;
}
