using System.Collections.Immutable;

namespace NanoCap.Bot.Desk.Snapshots;

internal sealed class DictionaryCodec<TKey, TValue>
    : CollectionCodec<ImmutableDictionary<TKey, TValue>, KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    protected override (IEnumerable<KeyValuePair<TKey, TValue>> Items, int Count) Items(
        ImmutableDictionary<TKey, TValue> value) => (InOrder(value, entry => entry.Key), value.Count);

    protected override void WriteComparers(BinaryWriter writer, ImmutableDictionary<TKey, TValue> value)
    {
        Comparers.Write(writer, value.KeyComparer);
        Comparers.Write(writer, value.ValueComparer);
    }

    protected override Func<KeyValuePair<TKey, TValue>[], ImmutableDictionary<TKey, TValue>> ReadMaker(
        BinaryReader reader)
    {
        var keys = Comparers.ReadEquality<TKey>(reader);
        var values = Comparers.ReadEquality<TValue>(reader);
        return items => ImmutableDictionary.CreateRange(keys, values, items);
    }
}
