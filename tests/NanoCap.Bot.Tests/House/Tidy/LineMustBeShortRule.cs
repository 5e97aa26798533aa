namespace NanoCap.Bot.Tests.House.Tidy;

/// <summary>No line of C# over 120 characters.</summary>
public sealed class LineMustBeShortRule : IHouseRule
{
    private const int MaximumCharacters = 120;

    public IEnumerable<HouseViolation> Check(IReadOnlyList<RepositoryFile> files) =>
        from file in files
        where file.IsOwnCSharp
        from line in file.Lines.Index()
        where line.Item.Length > MaximumCharacters
        select new HouseViolation(
            file.Path,
            line.Index + 1,
            $"has {line.Item.Length} characters; at most {MaximumCharacters}."
        );
}
