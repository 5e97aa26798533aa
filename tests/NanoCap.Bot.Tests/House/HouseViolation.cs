namespace NanoCap.Bot.Tests.House;

/// <summary>Where a rule of the house is broken, and how; line 0 means the file or folder as a whole.</summary>
public sealed record HouseViolation(string Path, int Line, string What)
{
    public override string ToString() => Line > 0 ? $"{Path}:{Line} {What}" : $"{Path} {What}";
}
