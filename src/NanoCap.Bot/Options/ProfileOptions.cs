namespace NanoCap.Bot.Options;

internal sealed record ProfileOptions
{
    public string Active { get; init; } = "small-account";

    /// <summary>Limits of the active profile by name, each replacing the profile's own.</summary>
    public IReadOnlyDictionary<string, string?> Overrides { get; init; } = new Dictionary<string, string?>();
}
