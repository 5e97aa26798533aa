using System.CommandLine;

namespace NanoCap.Bot.Tests.Cli;

/// <summary>What a verb printed and returned.</summary>
internal sealed record VerbRun(int ExitCode, string Output, string Error)
{
    public static VerbRun Of(Command verb, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var root = new RootCommand { verb };
        var exitCode = root.Parse([verb.Name, .. arguments])
            .Invoke(new InvocationConfiguration { Output = output, Error = error });
        return new(exitCode, output.ToString(), error.ToString());
    }
}
