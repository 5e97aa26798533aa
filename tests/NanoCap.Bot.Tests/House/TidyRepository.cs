namespace NanoCap.Bot.Tests.House;

/// <summary>A small repository that breaks no rule, the other half of every planted violation.</summary>
public static class TidyRepository
{
    public const string Packages = """
        <Project>
          <ItemGroup>
            <!-- Quoted fields done right. -->
            <PackageVersion Include="CsvHelper" Version="34.0.0" />
          </ItemGroup>
        </Project>
        """;

    public const string Architecture = """
        # Architecture
        `Elsewhere/` is before any project.
        ### NanoCap.Trading: decisions
        | `Bars/` | columns of prices |
        ### NanoCap.Bot: effects
        | `MarketData/` | ports |
        | `MarketData/Yahoo/` | one vendor |
        | `Brokers/Yahoo/` | the same vendor |
        """;

    public const string Decision = """
        # 1. One thing

        ## Context
        ## Options
        ## Decision
        ## Consequences
        """;

    public const string Dockerfile = """
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        COPY src/NanoCap.Bot/NanoCap.Bot.csproj \
             src/NanoCap.Trading/NanoCap.Trading.csproj ./
        COPY src/ src/
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        COPY --from=build /app .
        VOLUME /state
        USER app
        HEALTHCHECK CMD ["dotnet", "nanocap.dll", "health"]
        ENTRYPOINT ["dotnet", "nanocap.dll"]
        """;

    public const string Door = """
        namespace NanoCap.Bot.MarketData.Yahoo;

        internal static class YahooBarsServices
        {
            public static IServiceCollection AddYahooBars(this IServiceCollection services) =>
                services.AddSingleton<IBarSource, YahooBarSource>();
        }
        """;

    public static IReadOnlyList<RepositoryFile> Files { get; } =
    [
        new("README.md", "# Short"),
        new("Directory.Packages.props", Packages),
        new("Dockerfile", Dockerfile),
        new("docs/architecture.md", Architecture),
        new("docs/decisions/0001-one-thing.md", Decision),
        new(
            "src/NanoCap.Trading/NanoCap.Trading.csproj",
            """<Project><PackageReference Include="MathNet.Numerics" /></Project>"""
        ),
        new(
            "src/NanoCap.Bot/NanoCap.Bot.csproj",
            """
            <Project><ProjectReference Include="..\NanoCap.Trading\NanoCap.Trading.csproj" /></Project>
            """
        ),
        new("src/NanoCap.Trading/Bars/Bar.cs", "namespace NanoCap.Trading.Bars;\npublic readonly record struct Bar;"),
        new("src/NanoCap.Bot/Program.cs", "using NanoCap.Bot.MarketData.Yahoo;\nservices.AddYahooBars();"),
        new(
            "src/NanoCap.Bot/MarketData/IBarSource.cs",
            "namespace NanoCap.Bot.MarketData;\ninternal interface IBarSource;"
        ),
        new("src/NanoCap.Bot/MarketData/Yahoo/YahooBarsServices.cs", Door),
        new(
            "src/NanoCap.Bot/Brokers/Yahoo/YahooBrokerServices.cs",
            """
            namespace NanoCap.Bot.Brokers.Yahoo;
            internal static class YahooBrokerServices
            {
                public static void AddYahoo(this IServiceCollection services) => services.Add<YahooBarSource>();
            }
            """
        ),
        new(
            "src/NanoCap.Bot/MarketData/Yahoo/YahooBarSource.cs",
            """
            namespace NanoCap.Bot.MarketData.Yahoo;
            internal sealed partial class YahooBarSource : IBarSource
            {
                [LoggerMessage(1, LogLevel.Information, "Read")] private partial void LogRead();
                private int Sum(int[] volumes) => volumes.Sum(volume => volume); // the reason is not "TO DO"
            }
            """
        ),
    ];

    /// <summary>The tidy repository with one file added or put in another's place.</summary>
    public static IReadOnlyList<RepositoryFile> With(string path, string text) =>
        [.. Files.Where(file => file.Path != path), new RepositoryFile(path, text)];

    /// <summary>The tidy repository with one passage of one file replaced.</summary>
    public static IReadOnlyList<RepositoryFile> Edited(string path, string from, string to)
    {
        var before = Files.Single(file => file.Path == path).Text;
        Assert.Contains(from, before, StringComparison.Ordinal);
        return With(path, before.Replace(from, to, StringComparison.Ordinal));
    }
}
