namespace NanoCap.Trading.Strategies.Allocation;

/// <summary>Every allocation book there is, by name.</summary>
public sealed class AllocationCatalog
{
    private readonly IAllocationBook[] books;

    /// <summary>Makes the books with the given numbers.</summary>
    public AllocationCatalog(AllocationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        books =
        [
            new RegimeBook(options.Regime),
            new IndexCoreBook(options.IndexCore),
            new VolTargetBook(options.VolTarget),
            new TrendBook(options.Trend),
        ];
    }

    /// <summary>Every book, in the order of the design.</summary>
    public IReadOnlyList<IAllocationBook> All => books;

    /// <summary>The book of a name, or null when there is none.</summary>
    public IAllocationBook? Find(string name) =>
        books.FirstOrDefault(book => string.Equals(book.Name, name, StringComparison.Ordinal));
}
