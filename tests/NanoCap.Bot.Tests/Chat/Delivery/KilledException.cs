namespace NanoCap.Bot.Tests.Chat.Delivery;

/// <summary>The process ends here.</summary>
public sealed class KilledException : Exception;
