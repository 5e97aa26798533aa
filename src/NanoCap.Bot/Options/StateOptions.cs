namespace NanoCap.Bot.Options;

internal sealed record StateOptions
{
    /// <summary>Journal, ledger, caches and logs; relative to the working directory.</summary>
    public string Folder { get; init; } = "state";
}
