using System.Text.RegularExpressions;

namespace NanoCap.Bot.Tests.House.Tidy;

/// <summary>Nothing that belongs to one machine or person: absolute paths, private package sources, secrets.</summary>
public sealed partial class NoMachineDetailRule : IHouseRule
{
    public IEnumerable<HouseViolation> Check(IReadOnlyList<RepositoryFile> files) =>
        from file in files
        from line in file.Lines.Index()
        from what in Findings(line.Item)
        select new HouseViolation(file.Path, line.Index + 1, what);

    private static IEnumerable<string> Findings(string line)
    {
        if (MachinePath().IsMatch(line))
        {
            yield return "names a path of one machine.";
        }

        if (PackageSource().IsMatch(line))
        {
            yield return "names a package source; a machine's own configuration knows it.";
        }

        if (KnownSecret().IsMatch(line) || AssignedSecret().IsMatch(line))
        {
            yield return "looks like a secret.";
        }
    }

    [GeneratedRegex(@"(?<![\w.~])(/home/\w|/root/\w|/Users/\w|/work/\w|/workspace/\w|[A-Z]:\\Users\\)")]
    private static partial Regex MachinePath();

    [GeneratedRegex(
        @"https?://[^\s""'<]*(artifactory|nexus|jfrog|verdaccio|proxy|mirror|/v3/index\.json)"
            + @"|<add key=""[^""]*"" value=""http"
    )]
    private static partial Regex PackageSource();

    // Private keys, Alpaca and AWS key ids, Telegram and Discord bot tokens, OpenAI-style keys, GitHub tokens.
    [GeneratedRegex(
        @"-----BEGIN [A-Z ]*PRIVATE KEY|\b(PK|CK|AK|AKIA)[A-Z0-9]{16,18}\b|\b\d{8,10}:[A-Za-z0-9_-]{35}\b"
            + @"|\b[MNO][A-Za-z\d_-]{23,27}\.[\w-]{6}\.[\w-]{27,}|\bsk-[A-Za-z0-9-]{32,}|\bgh[pousr]_[A-Za-z0-9]{36}"
    )]
    private static partial Regex KnownSecret();

    [GeneratedRegex(@"(?i)""\w*(secret|token|password|apikey|api_key|keyid)""\s*:\s*""[^""<{$\s]{12,}""")]
    private static partial Regex AssignedSecret();
}
