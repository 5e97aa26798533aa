namespace NanoCap.Bot.Desk.Snapshots;

/// <summary>A record that has heirs: which one it is, and then its fields.</summary>
internal sealed class FamilyCodec<T> : TypedCodec<T>
    where T : class
{
    private readonly (Type Type, Lazy<Codec> Codec)[] kinds =
    [
        .. typeof(T).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(T)) && !type.IsAbstract)
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (type, new Lazy<Codec>(() =>
                (Codec)Activator.CreateInstance(typeof(FieldsCodec<>).MakeGenericType(type))!))),
    ];

    public override void Write(BinaryWriter writer, T value)
    {
        var place = value is null ? -1 : Array.FindIndex(kinds, kind => kind.Type == value.GetType());
        writer.Write(place);
        if (place >= 0)
        {
            kinds[place].Codec.Value.WriteBoxed(writer, value);
        }
        else if (value is not null)
        {
            throw new NotSupportedException($"A snapshot cannot hold a {value.GetType()} as {typeof(T)}.");
        }
    }

    public override T Read(BinaryReader reader) =>
        reader.ReadInt32() is var place and >= 0 ? (T)kinds[place].Codec.Value.ReadBoxed(reader)! : null!;
}
