using System.Collections.Immutable;

namespace NanoCap.Bot.Desk.Snapshots;

internal sealed class SortedDictionaryCodec<TKey, TValue>
    : CollectionCodec<ImmutableSortedDictionary<TKey, TValue>, KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    protected override (IEnumerable<KeyValuePair<TKey, TValue>> Items, int Count) Items(
        ImmutableSortedDictionary<TKey, TValue> value) => (value, value.Count);

    protected override void WriteComparers(BinaryWriter writer, ImmutableSortedDictionary<TKey, TValue> value)
    {
        Comparers.Write(writer, value.KeyComparer);
        Comparers.Write(writer, value.ValueComparer);
    }

    protected override Func<KeyValuePair<TKey, TValue>[], ImmutableSortedDictionary<TKey, TValue>> ReadMaker(
        BinaryReader reader)
    {
        var keys = Comparers.ReadOrder<TKey>(reader);
        var values = Comparers.ReadEquality<TValue>(reader);
        return items => ImmutableSortedDictionary.CreateRange(keys, values, items);
    }
}
