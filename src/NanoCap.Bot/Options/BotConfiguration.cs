using Microsoft.Extensions.Configuration;

namespace NanoCap.Bot.Options;

/// <summary>Where settings come from; a later source overrides an earlier one: appsettings.json in the working
/// directory, the environment, the command line.</summary>
internal static class BotConfiguration
{
    public const string FileName = "appsettings.json";
    public const string EnvironmentPrefix = "NANOCAP_";

    /// <summary>Reads and checks all settings.</summary>
    /// <param name="workingDirectory">Where appsettings.json may be.</param>
    /// <param name="commandLine">Settings of the command line by key, such as <c>State:Folder</c>.</param>
    /// <exception cref="OptionsException">Something is wrong; all of it is named.</exception>
    public static BotOptions Load(string workingDirectory, IReadOnlyDictionary<string, string?> commandLine) =>
        Read(Build(workingDirectory, commandLine));

    /// <summary>Reads all settings and tells what is wrong with them, for whoever only looks.</summary>
    /// <exception cref="OptionsException">The file is no settings at all.</exception>
    public static (BotOptions Options, IReadOnlyList<string> Problems) LoadWithProblems(
        string workingDirectory, IReadOnlyDictionary<string, string?> commandLine) =>
        ReadWithProblems(Build(workingDirectory, commandLine));

    /// <summary>Checks and takes over settings that were already read.</summary>
    /// <exception cref="OptionsException">Something is wrong; all of it is named.</exception>
    public static BotOptions Read(IConfiguration configuration)
    {
        var (options, problems) = ReadWithProblems(configuration);
        return problems.Count == 0 ? options : throw new OptionsException(problems);
    }

    private static (BotOptions Options, IReadOnlyList<string> Problems) ReadWithProblems(IConfiguration configuration)
    {
        var problems = new List<string>();
        var options = new BotOptions();
        OptionsReader.ReadInto(options, configuration, problems);
        problems.AddRange(BotOptionsRules.FindProblems(options));
        return (options, problems);
    }

    /// <summary>Whether anything is set at all; if not, the defaults hold and nothing has to be read.</summary>
    public static bool IsPresent(string workingDirectory) =>
        File.Exists(Path.Combine(workingDirectory, FileName))
        || Environment.GetEnvironmentVariables().Keys.Cast<string>().Any(
            name => name.StartsWith(EnvironmentPrefix, StringComparison.OrdinalIgnoreCase));

    private static IConfigurationRoot Build(
        string workingDirectory, IReadOnlyDictionary<string, string?> commandLine)
    {
        try
        {
            return new ConfigurationBuilder()
                .SetBasePath(Path.GetFullPath(workingDirectory))
                .AddJsonFile(FileName, optional: true, reloadOnChange: false)
                .AddEnvironmentVariables(EnvironmentPrefix)
                .AddInMemoryCollection(commandLine)
                .Build();
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            var why = fault.GetBaseException().Message.ReplaceLineEndings(" ");
            throw new OptionsException([$"{FileName}: expected a JSON object that can be read, found: {why}"]);
        }
    }
}
