namespace NanoCap.Bot.Tests.House;

/// <summary>One rule of the house as a pure function, so that it can be seen to fail on a planted violation.</summary>
public interface IHouseRule
{
    IEnumerable<HouseViolation> Check(IReadOnlyList<RepositoryFile> files);
}
