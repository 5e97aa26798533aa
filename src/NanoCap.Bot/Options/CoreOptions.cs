namespace NanoCap.Bot.Options;

/// <summary>The allocation book that keeps the account's core; off unless one is named.</summary>
internal sealed record CoreOptions
{
    public string? Book { get; init; }
}
