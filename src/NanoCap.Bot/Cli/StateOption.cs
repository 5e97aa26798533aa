using System.CommandLine;

namespace NanoCap.Bot.Cli;

/// <summary><c>--state DIR</c>, the same for every verb.</summary>
internal static class StateOption
{
    private const string Key = "State:Folder";

    public static Option<string?> Create() => new("--state")
    {
        Description = "The state folder; without it the configured one, which is 'state' by default.",
    };

    /// <summary>What the option sets; empty when it was not given.</summary>
    public static Dictionary<string, string?> Read(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is { } folder ? new() { [Key] = folder } : [];
}
