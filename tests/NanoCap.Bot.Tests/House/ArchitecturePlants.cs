using NanoCap.Bot.Tests.House.Architecture;

namespace NanoCap.Bot.Tests.House;

/// <summary>What the rules on projects, vendors and the image forbid.</summary>
public static class ArchitecturePlants
{
    private const string Trading = "src/NanoCap.Trading/NanoCap.Trading.csproj";
    private const string Source = "src/NanoCap.Bot/MarketData/Yahoo/YahooBarSource.cs";
    private const string Port = "src/NanoCap.Bot/MarketData/IBarSource.cs";

    public static IReadOnlyList<PlantedViolation> All { get; } =
    [
        new(
            typeof(ProjectsPointInwardsRule),
            "references NanoCap.Bot;",
            TidyRepository.With(
                Trading,
                """<Project><ProjectReference Include="..\NanoCap.Bot\NanoCap.Bot.csproj" /></Project>"""
            )
        ),
        new(
            typeof(ProjectsPointInwardsRule),
            "references Quartz;",
            TidyRepository.Edited(Trading, "MathNet.Numerics", "Quartz")
        ),
        new(
            typeof(ProjectsPointInwardsRule),
            "is a project this rule does not know",
            TidyRepository.With("src/NanoCap.Web/NanoCap.Web.csproj", "<Project />")
        ),
        Vendor("YahooBarSource is not internal sealed", Source, "internal sealed", "public sealed"),
        Vendor("YahooBarSource is not internal sealed", Source, "internal sealed", "internal"),
        Vendor(
            "Yahoo has 0 static classes with an Add... extension",
            "src/NanoCap.Bot/MarketData/Yahoo/YahooBarsServices.cs",
            "this ",
            ""
        ),
        Vendor(
            "IBarSource.cs:2 mentions YahooBarSource",
            Port,
            "IBarSource;",
            "IBarSource { Yahoo.YahooBarSource Mine { get; } }"
        ),
        Vendor(
            "Program.cs:2 mentions YahooBarSource",
            "src/NanoCap.Bot/Program.cs",
            "AddYahooBars()",
            "Add<YahooBarSource>()"
        ),
        new(
            typeof(VendorTypesStayInTheirFolderRule),
            "AnotherBroker.cs:1 mentions YahooBarSource",
            TidyRepository.With(
                "src/NanoCap.Bot/Brokers/Another/AnotherBroker.cs",
                "namespace NanoCap.Bot.Brokers.Another; internal sealed class AnotherBroker : YahooBarSource;"
            )
        ),
        Image("should build in an SDK stage", "sdk:10.0", "aspnet:10.0"),
        Image("should build in an SDK stage", "aspnet:10.0", "sdk:10.0"),
        Image("USER that is not root", "USER app\n", ""),
        Image("USER that is not root", "USER app", "USER root"),
        Image("USER that is not root", "USER app", "USER 0:0"),
        Image("has no HEALTHCHECK", "HEALTHCHECK", "LABEL"),
        Image("has no VOLUME", "VOLUME /state\n", ""),
        Image("has no exact version", "aspnet:10.0", "aspnet:latest"),
        Image("copies lib, which is not there", "COPY src/ src/", "COPY lib/ lib/"),
        Image(
            "does not copy src/NanoCap.Trading/NanoCap.Trading.csproj",
            "src/NanoCap.Trading/NanoCap.Trading.csproj",
            ""
        ),
        new(typeof(DockerfileKeepsItsPromisesRule), "is missing", new RepositoryFile("README.md", "")),
    ];

    private static PlantedViolation Vendor(string expected, string path, string from, string to) =>
        new(typeof(VendorTypesStayInTheirFolderRule), expected, TidyRepository.Edited(path, from, to));

    private static PlantedViolation Image(string expected, string from, string to) =>
        new(typeof(DockerfileKeepsItsPromisesRule), expected, TidyRepository.Edited("Dockerfile", from, to));
}
