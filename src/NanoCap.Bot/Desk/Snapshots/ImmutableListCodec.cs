using System.Collections.Immutable;

namespace NanoCap.Bot.Desk.Snapshots;

internal sealed class ImmutableListCodec<T> : CollectionCodec<ImmutableList<T>, T>
{
    protected override (IEnumerable<T> Items, int Count) Items(ImmutableList<T> value) => (value, value.Count);

    protected override Func<T[], ImmutableList<T>> ReadMaker(BinaryReader reader) =>
        items => ImmutableList.CreateRange(items);
}
