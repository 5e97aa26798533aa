namespace NanoCap.Bot.Tests.House.Architecture;

/// <summary>What the built assemblies and the vendor folders must be; the rules on text run in HouseTests.</summary>
public sealed class ArchitectureTests
{
    private static readonly IReadOnlyList<RepositoryFile> Repository = RepositoryFolder.ReadFiles();

    [Fact]
    public void The_deciding_assembly_touches_no_file_network_task_log_or_clock()
    {
        var facts = AssemblyFacts.Read(Path.Combine(AppContext.BaseDirectory, "NanoCap.Trading.dll"));
        Assert.Contains("System.Runtime", facts.Assemblies);
        Assert.Empty(PureAssembly.Impurities(facts));
    }

    [Fact]
    public void The_purity_check_sees_the_effects_of_an_assembly_that_has_them()
    {
        var facts = AssemblyFacts.Read(typeof(PlantedImpurity).Assembly.Location);
        var impurities = PureAssembly.Impurities(facts);
        Assert.Contains("references the assembly xunit.v3.core", impurities);
        Assert.Contains("uses the type System.IO.File", impurities);
        Assert.Contains("uses the type System.Threading.Tasks.Task", impurities);
        Assert.Contains("uses the type System.Runtime.CompilerServices.AsyncStateMachineAttribute", impurities);
        Assert.Contains("uses the type System.TimeProvider", impurities);
        Assert.Contains("uses the type System.Console", impurities);
        Assert.Contains("uses System.Environment.GetEnvironmentVariable", impurities);
        Assert.DoesNotContain("uses the type System.Threading.Tasks.Parallel", impurities);
    }

    [Fact]
    public void The_projects_reference_each_other_as_the_map_says()
    {
        var bot = Repository.Single(file => file.Name == "NanoCap.Bot.csproj");
        Assert.Contains("NanoCap.Research.csproj", bot.Text, StringComparison.Ordinal);
        Assert.Contains("NanoCap.Trading.csproj", bot.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_vendor_rule_finds_the_vendors()
    {
        var vendors = VendorFolders.Find(Repository).Select(VendorFolders.NamespaceOf).ToList();
        Assert.Contains("NanoCap.Bot.MarketData.CsvFolder", vendors);
        Assert.Contains("NanoCap.Bot.MarketData.Synthetic", vendors);
        Assert.Contains("NanoCap.Bot.Brokers.Simulated", vendors);
    }
}
