namespace NanoCap.Bot.Diagnostics.Connection;

internal sealed record ConnectionLine(string Name, ConnectionResult Result);
