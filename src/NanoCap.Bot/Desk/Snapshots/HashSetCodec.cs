using System.Collections.Immutable;

namespace NanoCap.Bot.Desk.Snapshots;

internal sealed class HashSetCodec<T> : CollectionCodec<ImmutableHashSet<T>, T>
{
    protected override (IEnumerable<T> Items, int Count) Items(ImmutableHashSet<T> value) =>
        (InOrder(value, one => one), value.Count);

    protected override void WriteComparers(BinaryWriter writer, ImmutableHashSet<T> value) =>
        Comparers.Write(writer, value.KeyComparer);

    protected override Func<T[], ImmutableHashSet<T>> ReadMaker(BinaryReader reader)
    {
        var equality = Comparers.ReadEquality<T>(reader);
        return items => ImmutableHashSet.CreateRange(equality, items);
    }
}
