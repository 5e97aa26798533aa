using System.Collections.Concurrent;
using System.Collections.Immutable;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Desk.Snapshots;

/// <summary>Writes and reads values of one type exactly. Values of the trading assembly go field by field, whatever
/// fields they have, so that a new property cannot be forgotten; a type that nobody taught here is refused.</summary>
internal abstract class Codec
{
    private static readonly ConcurrentDictionary<Type, Codec> Known = new(LeafCodecs.All);

    /// <exception cref="NotSupportedException">Nobody taught the type; it is named.</exception>
    public static TypedCodec<T> Of<T>() => (TypedCodec<T>)Of(typeof(T));

    public abstract void WriteBoxed(BinaryWriter writer, object? value);

    public abstract object? ReadBoxed(BinaryReader reader);

    private static Codec Of(Type type) => Known.GetOrAdd(type, asked => Make(KindFor(asked)));

    private static Codec Make(Type codec) =>
        (Codec)(Activator.CreateInstance(codec, nonPublic: true)
            ?? throw new InvalidOperationException($"Expected a {codec}, found nothing."));

    private static Type KindFor(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return typeof(OptionalCodec<>).MakeGenericType(inner);
        }

        if (type.IsEnum)
        {
            return typeof(EnumCodec<>).MakeGenericType(type);
        }

        var generic = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        if (generic is not null && CollectionFor(generic) is { } collection)
        {
            return collection.MakeGenericType(type.GetGenericArguments());
        }

        if (generic == typeof(KeyValuePair<,>) || type.Assembly == typeof(DeskState).Assembly)
        {
            return (type.IsSealed ? typeof(FieldsCodec<>) : typeof(FamilyCodec<>)).MakeGenericType(type);
        }

        throw new NotSupportedException(
            $"A snapshot of the desk cannot hold a {type}. Use an immutable collection or a record of the trading "
            + "assembly, or teach the type to this class.");
    }

    private static Type? CollectionFor(Type generic) => generic switch
    {
        _ when generic == typeof(ImmutableSortedDictionary<,>) => typeof(SortedDictionaryCodec<,>),
        _ when generic == typeof(ImmutableDictionary<,>) => typeof(DictionaryCodec<,>),
        _ when generic == typeof(ImmutableSortedSet<>) => typeof(SortedSetCodec<>),
        _ when generic == typeof(ImmutableHashSet<>) => typeof(HashSetCodec<>),
        _ when generic == typeof(ImmutableList<>) => typeof(ImmutableListCodec<>),
        _ when generic == typeof(ImmutableArray<>) => typeof(ImmutableArrayCodec<>),
        _ when generic == typeof(IReadOnlyList<>) => typeof(ReadOnlyListCodec<>),
        _ => null,
    };
}
