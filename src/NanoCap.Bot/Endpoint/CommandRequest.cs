namespace NanoCap.Bot.Endpoint;

/// <summary>The body of <c>POST /command</c>.</summary>
/// <param name="Picture">The name of a theme, to get the answer's picture drawn in it; null for no picture.</param>
internal sealed record CommandRequest(string? Line, bool Confirm = false, string? Picture = null);
