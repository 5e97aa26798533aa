namespace NanoCap.Trading.Tests.Desk.Chaos;

/// <summary>The process is gone: nothing after this instant happens, and only what is durable remains.</summary>
internal sealed class Crash : Exception;
