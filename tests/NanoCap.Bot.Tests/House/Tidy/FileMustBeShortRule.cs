namespace NanoCap.Bot.Tests.House.Tidy;

/// <summary>No source file over 400 lines; the README stays under 200.</summary>
public sealed class FileMustBeShortRule : IHouseRule
{
    private const int MaximumLines = 400;
    private const int MaximumReadmeLines = 199;

    public IEnumerable<HouseViolation> Check(IReadOnlyList<RepositoryFile> files) =>
        from file in files
        let limit = file.Path == "README.md" ? MaximumReadmeLines
        : file.IsOwnCSharp ? MaximumLines
        : int.MaxValue
        where file.Lines.Count > limit
        select new HouseViolation(file.Path, 0, $"has {file.Lines.Count} lines; at most {limit}. Split it by idea.");
}
