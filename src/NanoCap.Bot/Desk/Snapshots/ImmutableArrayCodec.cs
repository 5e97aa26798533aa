using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace NanoCap.Bot.Desk.Snapshots;

internal sealed class ImmutableArrayCodec<T> : CollectionCodec<ImmutableArray<T>, T>
{
    protected override (IEnumerable<T> Items, int Count) Items(ImmutableArray<T> value) => (value, value.Length);

    protected override Func<T[], ImmutableArray<T>> ReadMaker(BinaryReader reader) =>
        ImmutableCollectionsMarshal.AsImmutableArray;
}
