namespace NanoCap.Bot.Tests.House;

/// <summary>A small repository that breaks one rule, and the words the rule should report it with.</summary>
public sealed record PlantedViolation(Type Rule, string Expected, params IReadOnlyList<RepositoryFile> Files);
