namespace NanoCap.Bot.Chat.Access;

/// <summary>What raises risk, as <c>Access:RequireCode</c> names it; each is the risk name of a command.</summary>
internal static class RiskNames
{
    public const string Resume = "resume";
    public const string Strategy = "strategy";
    public const string Weight = "weight";
    public const string Ramp = "ramp";
    public const string Role = "role";
    public const string Invite = "invite";

    public static IReadOnlyList<string> All { get; } = [Resume, Strategy, Weight, Ramp, Role, Invite];
}
