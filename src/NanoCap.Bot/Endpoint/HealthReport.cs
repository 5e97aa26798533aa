namespace NanoCap.Bot.Endpoint;

/// <summary>The answer of <c>GET /health</c>; nothing in it is secret, for it is given to everybody on this machine.
/// </summary>
/// <param name="Status"><c>ok</c> or <c>halted</c>.</param>
/// <param name="Mode">What the desk lets through.</param>
/// <param name="Halted">Why it is halted; null when it is not.</param>
/// <param name="LastEventAgeSeconds">Seconds since the latest event on the bot's clock; null before the first.</param>
internal sealed record HealthReport(string Status, string Mode, string? Halted, long? LastEventAgeSeconds)
{
    public const string Ok = "ok";
    public const string IsHalted = "halted";
}
