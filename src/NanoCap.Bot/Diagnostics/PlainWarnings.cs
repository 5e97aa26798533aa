namespace NanoCap.Bot.Diagnostics;

/// <summary>Shows warnings and worse as one plain line; the rest, and every stack trace, is for the file.</summary>
internal sealed class PlainWarnings(TextWriter output) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Lines(output);

    public void Dispose()
    {
        // The writer belongs to whoever made it.
    }

    private sealed class Lines(TextWriter output) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Warning and < LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                var word = logLevel == LogLevel.Warning ? "Warning" : "Error";
                var why = exception is null ? string.Empty : $" ({exception.Message})";
                output.WriteLine($"{word}: {formatter(state, exception)}{why}".ReplaceLineEndings(" "));
            }
        }
    }
}
