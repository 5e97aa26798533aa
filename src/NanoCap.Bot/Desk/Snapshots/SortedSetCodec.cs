using System.Collections.Immutable;

namespace NanoCap.Bot.Desk.Snapshots;

internal sealed class SortedSetCodec<T> : CollectionCodec<ImmutableSortedSet<T>, T>
{
    protected override (IEnumerable<T> Items, int Count) Items(ImmutableSortedSet<T> value) => (value, value.Count);

    protected override void WriteComparers(BinaryWriter writer, ImmutableSortedSet<T> value) =>
        Comparers.Write(writer, value.KeyComparer);

    protected override Func<T[], ImmutableSortedSet<T>> ReadMaker(BinaryReader reader)
    {
        var order = Comparers.ReadOrder<T>(reader);
        return items => ImmutableSortedSet.CreateRange(order, items);
    }
}
