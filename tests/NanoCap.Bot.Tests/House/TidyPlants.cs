using NanoCap.Bot.Tests.House.Tidy;

namespace NanoCap.Bot.Tests.House;

/// <summary>What the tidy rules forbid. Secrets and promises are put together here: this file has none.</summary>
public static class TidyPlants
{
    private const string Bar = "src/NanoCap.Trading/Bars/Bar.cs";
    private const string Space = "namespace NanoCap.Trading.Bars;\n";

    public static IReadOnlyList<PlantedViolation> All { get; } =
    [
        Code<FileMustBeShortRule>("Bar.cs has 401 lines", Space + Lines(399) + "class Bar;"),
        new(
            typeof(FileMustBeShortRule),
            "README.md has 200 lines",
            TidyRepository.With("README.md", Lines(199) + "end")
        ),
        Code<MethodMustBeShortRule>(
            "Bar.cs:2 is a method of 71 lines",
            Space + "class Bar { void Long() {" + Lines(70) + "}}"
        ),
        Code<MethodMustBeShortRule>(
            "is a method of 71 lines",
            Space + "class Bar { void A() { void B() {" + Lines(70) + "}}}"
        ),
        Code<LineMustBeShortRule>("Bar.cs:2 has 121 characters", Space + "//" + new string('x', 119)),
        Code<OnePublicTypePerFileRule>("2 public types (Bar, Baz)", Space + "public class Bar; public enum Baz;"),
        Code<OnePublicTypePerFileRule>("should be called Candle.cs", Space + "public class Candle;"),
        Code<NoRegionRule>("Bar.cs:2 has #region", Space + "#region all\n#endregion\n"),
        Code<NoRegionRule>("has #pragma warning disable", Space + "#pragma warning disable CA1000\n"),
        new(
            typeof(NameMustSayWhatItIsRule),
            "NanoCap.Trading/Helpers is named",
            TidyRepository.With("src/NanoCap.Trading/Helpers/X.cs", "")
        ),
        new(
            typeof(NameMustSayWhatItIsRule),
            "src/NanoCap.Core is named",
            TidyRepository.With("src/NanoCap.Core/X.cs", "")
        ),
        Code<NameMustSayWhatItIsRule>("declares BarManager", Space + "class BarManager;"),
        Code<NamespaceMustEqualFolderRule>(
            "should say namespace NanoCap.Trading.Bars;",
            "namespace NanoCap.Trading;class Bar;"
        ),
        Code<NamespaceMustEqualFolderRule>("(file-scoped)", "namespace NanoCap.Trading.Bars { class Bar; }"),
        Code<NamespaceMustEqualFolderRule>("should say namespace NanoCap.Trading.Bars;", "public class Bar;"),
        Code<NoUnfinishedWorkRule>("Bar.cs:2 promises", Space + "// TO" + "DO: later"),
        Code<NoUnfinishedWorkRule>(
            "is not implemented",
            Space + "class Bar { int P => throw new NotImplementedException(); }"
        ),
        new(typeof(NoUnfinishedWorkRule), "Dockerfile:1 promises", TidyRepository.With("Dockerfile", "# HA" + "CK")),
        Code<PartialOnlyForGeneratorsRule>("splits Bar", Space + "public partial class Bar { int size; }"),
        Code<LambdaParametersHaveNamesRule>(
            "Bar.cs:2 names a lambda's parameter x",
            Space + "class Bar { object f = (int x) => x; }"
        ),
        Code<LambdaParametersHaveNamesRule>("parameter x", Space + "class Bar { int S => all.Sum(x => x); }"),
        new(
            typeof(EveryFolderIsInTheArchitectureRule),
            "src/NanoCap.Bot/Bars is not named",
            TidyRepository.With("src/NanoCap.Bot/Bars/X.cs", "")
        ),
        new(
            typeof(EveryFolderIsInTheArchitectureRule),
            "names src/NanoCap.Trading/Ghost",
            TidyRepository.Edited("docs/architecture.md", "`Bars/`", "`Bars/` `Ghost/`")
        ),
        new(
            typeof(EveryFolderIsInTheArchitectureRule),
            "architecture.md is missing",
            new RepositoryFile("README.md", "")
        ),
        new(
            typeof(ArchitectureNamesRealFilesRule),
            "architecture.md:4 names Bars/Ghost.cs",
            TidyRepository.Edited("docs/architecture.md", "columns", "`Bars/Bar.cs` `Bars/Ghost.cs`")
        ),
        new(
            typeof(DecisionsAreCompleteRule),
            "should be number 0002",
            TidyRepository.With("docs/decisions/0003-gap.md", TidyRepository.Decision)
        ),
        new(
            typeof(DecisionsAreCompleteRule),
            "should have the headings",
            TidyRepository.Edited("docs/decisions/0001-one-thing.md", "## Options\n", "")
        ),
        new(
            typeof(DecisionsAreCompleteRule),
            "one page is 60",
            TidyRepository.With("docs/decisions/0001-one-thing.md", TidyRepository.Decision + Lines(60) + "end")
        ),
        new(typeof(DecisionsAreCompleteRule), "docs/decisions is empty", new RepositoryFile("README.md", "")),
        new(
            typeof(EveryPackageSaysWhyRule),
            "CsvHelper has no comment",
            TidyRepository.Edited("Directory.Packages.props", "<!-- Quoted fields done right. -->", "")
        ),
        new(
            typeof(EveryPackageSaysWhyRule),
            "Quartz has no comment",
            TidyRepository.Edited(
                "Directory.Packages.props",
                "</ItemGroup>",
                "<PackageVersion Include=\"Quartz\" /></ItemGroup>"
            )
        ),
        new(
            typeof(EveryPackageSaysWhyRule),
            "MathNet.Numerics states a version",
            TidyRepository.Edited(
                "src/NanoCap.Trading/NanoCap.Trading.csproj",
                "Numerics\"",
                "Numerics\" Version=\"1.0.0\""
            )
        ),
        Text("names a path", "see /ho" + "me/someone/bars"),
        Text("names a package source", "https" + "://nexus.example.com/repository"),
        Text("names a package source", "https" + "://packages.example.com/v3/index.json"),
        Text("looks like a secret", "\"apiSecret" + "\": \"0123456789abcdef\""),
        Text("looks like a secret", "PK" + "ABCDEFGHIJKLMNOP12"),
        Text("looks like a secret", "123456789:" + new string('a', 35)),
        Text("looks like a secret", "-----BEGIN " + "RSA PRIVATE KEY-----"),
    ];

    private static PlantedViolation Code<TRule>(string expected, string code)
        where TRule : IHouseRule => new(typeof(TRule), expected, TidyRepository.With(Bar, code));

    private static PlantedViolation Text(string expected, string line) =>
        new(typeof(NoMachineDetailRule), $"notes.md:1 {expected}", TidyRepository.With("notes.md", line));

    private static string Lines(int count) => new('\n', count);
}
