namespace NanoCap.Simulators.Telegram.Entities;

/// <summary>An entity whose end was not seen yet.</summary>
/// <param name="Tag">How it was opened.</param>
/// <param name="Type">What it will be.</param>
/// <param name="Offset">Where it begins in the parsed text.</param>
/// <param name="At">Where it begins in the source, in bytes.</param>
internal sealed record OpenEntity(string Tag, string Type, int Offset, int At)
{
    public string? Url { get; init; }

    public string? Language { get; init; }
}
