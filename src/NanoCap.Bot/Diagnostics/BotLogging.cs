using System.Globalization;
using NanoCap.Bot.Options;
using Serilog;
using Serilog.Extensions.Logging;

namespace NanoCap.Bot.Diagnostics;

/// <summary>Where the log goes: files in the state folder, and warnings in plain words to the person at the terminal.
/// </summary>
internal static class BotLogging
{
    private const long LargestFileBytes = 50_000_000;
    private const string Template =
        "{Timestamp:yyyy-MM-ddTHH:mm:ss.fffzzz} [{Level:u3}] {SourceContext}: {Message:lj}{NewLine}{Exception}";

    public static string FolderIn(string stateFolder) => Path.Combine(stateFolder, "logs");

    /// <param name="builder">The host's logging.</param>
    /// <param name="options">How much, and for how long.</param>
    /// <param name="stateFolder">A folder that exists and is held.</param>
    /// <param name="warnings">Where warnings go as one line each.</param>
    public static ILoggingBuilder AddBotLogging(
        this ILoggingBuilder builder, LogOptions options, string stateFolder, TextWriter warnings)
    {
        builder.ClearProviders();
        if (options.MinimumLevel != LogLevel.None)
        {
            builder.AddSerilog(FilesIn(stateFolder, options), dispose: true);
        }

        return builder.AddProvider(new PlainWarnings(warnings));
    }

    private static Serilog.Core.Logger FilesIn(string stateFolder, LogOptions options) => new LoggerConfiguration()
        .MinimumLevel.Is(LevelConvert.ToSerilogLevel(options.MinimumLevel))
        .WriteTo.File(
            Path.Combine(FolderIn(stateFolder), "nanocap-.log"),
            outputTemplate: Template,
            formatProvider: CultureInfo.InvariantCulture,
            rollingInterval: RollingInterval.Day,
            fileSizeLimitBytes: LargestFileBytes,
            rollOnFileSizeLimit: true,
            retainedFileCountLimit: null,
            retainedFileTimeLimit: TimeSpan.FromDays(options.KeptDays))
        .CreateLogger();
}
