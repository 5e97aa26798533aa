namespace NanoCap.Bot.Desk.Snapshots;

internal sealed class ReadOnlyListCodec<T> : CollectionCodec<IReadOnlyList<T>, T>
{
    protected override (IEnumerable<T> Items, int Count) Items(IReadOnlyList<T> value) => (value, value.Count);

    protected override Func<T[], IReadOnlyList<T>> ReadMaker(BinaryReader reader) => items => items;
}
