using NanoCap.Bot.Cli;

namespace NanoCap.Bot.Tests.Cli;

/// <summary>What a whole command line printed and returned, in this process.</summary>
internal sealed record CommandLineRun(int ExitCode, string Output, string Error)
{
    public static Task<CommandLineRun> OfAsync(params string[] arguments) => OfAsync(Verbs.WithoutDesk, arguments);

    public static async Task<CommandLineRun> OfAsync(IReadOnlyList<Verb> verbs, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await new CommandLine(verbs).RunAsync(arguments, output, error);
        return new(exitCode, output.ToString(), error.ToString());
    }
}
