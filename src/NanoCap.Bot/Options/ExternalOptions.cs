namespace NanoCap.Bot.Options;

/// <summary>What the account holds beside the bot's own.</summary>
internal sealed record ExternalOptions
{
    /// <summary>Symbols that EXIT leaves alone, with their orders.</summary>
    public IReadOnlyList<string> KeepOnExit { get; init; } = [];
}
