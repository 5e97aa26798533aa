namespace NanoCap.Bot.Endpoint;

/// <summary>The body of <c>POST /command</c>.</summary>
internal sealed record CommandRequest(string? Line, bool Confirm = false);
