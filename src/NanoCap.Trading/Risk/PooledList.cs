using System.Buffers;

namespace NanoCap.Trading.Risk;

/// <summary>A list whose memory is borrowed, so that a review leaves nothing behind. Dispose it once, and use no copy
/// of it afterwards.</summary>
internal ref struct PooledList<T>(int capacity)
{
    private T[] items = ArrayPool<T>.Shared.Rent(Math.Max(1, capacity));

    public int Count { get; private set; }

    public readonly Span<T> Items => items.AsSpan(0, Count);

    public void Add(T item)
    {
        if (Count == items.Length)
        {
            var larger = ArrayPool<T>.Shared.Rent(items.Length * 2);
            items.CopyTo(larger, 0);
            ArrayPool<T>.Shared.Return(items, clearArray: true);
            items = larger;
        }

        items[Count++] = item;
    }

    public readonly void Dispose() => ArrayPool<T>.Shared.Return(items, clearArray: true);
}
