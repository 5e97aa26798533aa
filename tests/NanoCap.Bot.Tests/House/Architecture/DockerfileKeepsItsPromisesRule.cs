using System.Text.RegularExpressions;

namespace NanoCap.Bot.Tests.House.Architecture;

/// <summary>
/// The Dockerfile builds in one stage and runs in another, as somebody who is not root, with a health check and a
/// volume; what it copies from the repository exists, and it restores every project of src.
/// </summary>
public sealed partial class DockerfileKeepsItsPromisesRule : IHouseRule
{
    private const string Dockerfile = "Dockerfile";

    public IEnumerable<HouseViolation> Check(IReadOnlyList<RepositoryFile> files)
    {
        var file = files.SingleOrDefault(candidate => candidate.Path == Dockerfile);
        return file is null
            ? [new HouseViolation(Dockerfile, 0, "is missing.")]
            : CheckStages(Instructions(file)).Concat(CheckSources(Instructions(file), files));
    }

    private static IEnumerable<HouseViolation> CheckStages(IReadOnlyList<(string Verb, string Arguments)> all)
    {
        var stages = all.Where(step => step.Verb == "FROM").ToList();
        if (
            stages.Count < 2
            || !stages[0].Arguments.Contains("sdk:", StringComparison.Ordinal)
            || stages[^1].Arguments.Contains("sdk:", StringComparison.Ordinal)
        )
        {
            yield return new HouseViolation(
                Dockerfile,
                0,
                "should build in an SDK stage and run in one without the SDK."
            );
        }

        var last = all.Skip(all.ToList().FindLastIndex(step => step.Verb == "FROM")).ToList();
        var user = last.FindLastIndex(step => step.Verb == "USER");
        if (
            user < 0
            || RootName().IsMatch(last[user].Arguments)
            || user > last.FindIndex(step => step.Verb == "ENTRYPOINT")
        )
        {
            yield return new HouseViolation(Dockerfile, 0, "should have a USER that is not root before ENTRYPOINT.");
        }

        foreach (var verb in new[] { "HEALTHCHECK", "VOLUME", "ENTRYPOINT" }.Except(last.Select(step => step.Verb)))
        {
            yield return new HouseViolation(Dockerfile, 0, $"has no {verb} in its last stage.");
        }

        foreach (
            var untagged in stages.Where(stage => !stage.Arguments.Contains(':') || stage.Arguments.Contains(":latest"))
        )
        {
            yield return new HouseViolation(Dockerfile, 0, $"has no exact version in FROM {untagged.Arguments}.");
        }
    }

    private static IEnumerable<HouseViolation> CheckSources(
        IReadOnlyList<(string Verb, string Arguments)> all,
        IReadOnlyList<RepositoryFile> files
    )
    {
        var sources = all.Where(step =>
                step.Verb == "COPY" && !step.Arguments.Contains("--from=", StringComparison.Ordinal)
            )
            .SelectMany(step =>
                step.Arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Where(word => !word.StartsWith("--", StringComparison.Ordinal))
                    .SkipLast(1)
            )
            .Select(source => source.TrimEnd('/'))
            .ToList();
        var missing = sources.Where(source => !files.Any(file => file.Path == source || file.IsUnder(source)));
        var forgotten = files
            .Where(file => file.IsUnder("src") && file.Path.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(file => file.Path)
            .Except(sources);
        return missing
            .Select(source => new HouseViolation(Dockerfile, 0, $"copies {source}, which is not there."))
            .Concat(
                forgotten.Select(path => new HouseViolation(Dockerfile, 0, $"does not copy {path} before restoring."))
            );
    }

    /// <summary>Comments and continuation lines are folded away.</summary>
    private static List<(string Verb, string Arguments)> Instructions(RepositoryFile file)
    {
        var code = string.Join('\n', file.Lines.Where(line => !line.TrimStart().StartsWith('#')));
        return
        [
            .. Continuation()
                .Replace(code, " ")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Trim().Split(' ', 2))
                .Select(words => (words[0].ToUpperInvariant(), words.Length > 1 ? words[1].Trim() : "")),
        ];
    }

    [GeneratedRegex(@"\\\n\s*")]
    private static partial Regex Continuation();

    [GeneratedRegex(@"^(root|0)(:|$)")]
    private static partial Regex RootName();
}
