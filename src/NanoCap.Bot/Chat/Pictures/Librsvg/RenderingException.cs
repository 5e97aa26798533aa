namespace NanoCap.Bot.Chat.Pictures.Librsvg;

/// <summary>A library refused a picture.</summary>
internal sealed class RenderingException(string message) : Exception(message);
