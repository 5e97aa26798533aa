namespace NanoCap.Bot.Desk.Snapshots;

/// <summary>A collection by its items.</summary>
/// <typeparam name="TCollection">What holds the items.</typeparam>
/// <typeparam name="TItem">An item.</typeparam>
internal abstract class CollectionCodec<TCollection, TItem>  : TypedCodec<TCollection>
{
    private readonly TypedCodec<TItem> item = Of<TItem>();

    public sealed override void Write(BinaryWriter writer, TCollection value)
    {
        if (EqualityComparer<TCollection>.Default.Equals(value, default))
        {
            writer.Write(-1);
            return;
        }

        var (items, count) = Items(value);
        writer.Write(count);
        WriteComparers(writer, value);
        foreach (var one in items)
        {
            item.Write(writer, one);
        }
    }

    public sealed override TCollection Read(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        if (count < 0)
        {
            return default!;
        }

        var make = ReadMaker(reader);
        var items = new TItem[count];
        for (var place = 0; place < count; place++)
        {
            items[place] = item.Read(reader);
        }

        return make(items);
    }

    /// <summary>The items in an order that is the same in every process.</summary>
    protected abstract (IEnumerable<TItem> Items, int Count) Items(TCollection value);

    protected virtual void WriteComparers(BinaryWriter writer, TCollection value)
    {
    }

    /// <summary>What makes the collection, with the comparers that it had.</summary>
    protected abstract Func<TItem[], TCollection> ReadMaker(BinaryReader reader);

    /// <summary>Items of a hash table in the order of their keys: a string's hash differs in every process.</summary>
    protected static IEnumerable<TItem> InOrder<TKey>(IEnumerable<TItem> items, Func<TItem, TKey> keyOf) =>
        typeof(TKey) == typeof(string)
            ? items.OrderBy(one => (string)(object)keyOf(one)!, StringComparer.Ordinal)
            : items.OrderBy(keyOf);
}
