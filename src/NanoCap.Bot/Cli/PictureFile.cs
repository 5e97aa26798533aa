using System.CommandLine;
using NanoCap.Bot.Chat.Pictures;
using NanoCap.Bot.Chat.Pictures.Librsvg;
using NanoCap.Bot.Endpoint;

namespace NanoCap.Bot.Cli;

/// <summary>Where a verb's picture is written to, and how.</summary>
internal sealed record PictureFile(string Path, PictureTheme Theme)
{
    private const string Svg = ".svg";
    private const string Png = ".png";

    private bool IsPng => Path.EndsWith(Png, StringComparison.OrdinalIgnoreCase);

    public static Option<string?> OutOption() => new("--out")
    {
        Description = "Writes the picture too: a file that ends in .svg or .png.",
        HelpName = "FILE",
    };

    public static Option<bool> DarkOption() => new("--dark") { Description = "Draws the picture on black." };

    /// <summary>What is wrong with a name; null when nothing is.</summary>
    public static string? FindProblem(string? path) =>
        path is null
        || path.EndsWith(Svg, StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(Png, StringComparison.OrdinalIgnoreCase)
            ? null
            : $"--out: expected a file that ends in {Svg} or {Png}, found '{path}'. Example: --out chart.png";

    /// <summary>Writes the reply's picture and says so, or why not.</summary>
    public async Task<int> WriteAsync(
        CommandReply reply, InvocationConfiguration streams, CancellationToken cancellationToken)
    {
        if (reply.Picture is not { } image)
        {
            await streams.Error.WriteLineAsync("There is nothing to draw yet; no picture was written.");
            return ExitCode.Refused;
        }

        if (!IsPng)
        {
            await File.WriteAllTextAsync(Path, image.Text, cancellationToken);
            return ExitCode.Done;
        }

        if (SystemRasterizer().FindPng(image) is not { } png)
        {
            await streams.Error.WriteLineAsync(
                "Expected librsvg and cairo on this machine, found they cannot be used; write an .svg file instead, "
                + "or on Debian install librsvg2-2, libcairo2 and fonts-dejavu-core.");
            return ExitCode.Refused;
        }

        await File.WriteAllBytesAsync(Path, png, cancellationToken);
        return ExitCode.Done;
    }

    private static IPictureRasterizer SystemRasterizer() => new ServiceCollection()
        .AddLogging()
        .AddLibrsvgPictures()
        .BuildServiceProvider()
        .GetRequiredService<IPictureRasterizer>();
}
