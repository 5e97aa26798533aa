using SystemConsole = System.Console;

namespace NanoCap.Bot.Chat.Console;

/// <summary>What the process reads from and writes to.</summary>
/// <param name="EchoesInput">Whether lines must be printed, because no terminal shows what is typed.</param>
internal sealed record ConsoleStreams(
    TextReader Input, TextWriter Output, int Width, bool HasColours, bool EchoesInput, string User)
{
    private const int PipedWidth = 100;

    public static ConsoleStreams OfProcess()
    {
        var isTerminal = !SystemConsole.IsOutputRedirected;
        var hasColours = isTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return new(
            SystemConsole.In,
            SystemConsole.Out,
            isTerminal ? Math.Clamp(SystemConsole.WindowWidth, 60, 120) : PipedWidth,
            hasColours,
            SystemConsole.IsInputRedirected,
            Environment.UserName);
    }
}
