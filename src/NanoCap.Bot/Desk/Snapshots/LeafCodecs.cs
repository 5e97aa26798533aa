namespace NanoCap.Bot.Desk.Snapshots;

/// <summary>The values without parts.</summary>
internal static class LeafCodecs
{
    public static IEnumerable<KeyValuePair<Type, Codec>> All { get; } =
    [
        Leaf((writer, value) => writer.Write(value), reader => reader.ReadBoolean()),
        Leaf((writer, value) => writer.Write(value), reader => reader.ReadInt32()),
        Leaf((writer, value) => writer.Write(value), reader => reader.ReadInt64()),
        Leaf((writer, value) => writer.Write(value), reader => reader.ReadDouble()),
        Leaf((writer, value) => writer.Write(value), reader => reader.ReadDecimal()),
        Leaf(WriteText, ReadText),
        Leaf((writer, value) => writer.Write(value.DayNumber), reader => DateOnly.FromDayNumber(reader.ReadInt32())),
        Leaf((writer, value) => writer.Write(value.Ticks), reader => new TimeOnly(reader.ReadInt64())),
        Leaf((writer, value) => writer.Write(value.Ticks), reader => new TimeSpan(reader.ReadInt64())),
        Leaf(WriteInstant, ReadInstant),
    ];

    private static KeyValuePair<Type, Codec> Leaf<T>(Action<BinaryWriter, T> write, Func<BinaryReader, T> read) =>
        new(typeof(T), new LeafCodec<T>(write, read));

    private static void WriteText(BinaryWriter writer, string? value)
    {
        writer.Write(value is not null);
        if (value is not null)
        {
            writer.Write(value);
        }
    }

    private static string? ReadText(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;

    private static void WriteInstant(BinaryWriter writer, DateTimeOffset value)
    {
        writer.Write(value.Ticks);
        writer.Write(value.Offset.Ticks);
    }

    private static DateTimeOffset ReadInstant(BinaryReader reader) =>
        new(reader.ReadInt64(), new TimeSpan(reader.ReadInt64()));
}
