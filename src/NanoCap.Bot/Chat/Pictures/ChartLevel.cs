using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Chat.Pictures;

/// <summary>A price that matters to whoever looks at a chart.</summary>
internal sealed record ChartLevel(ChartLevelKind Kind, Price Price)
{
    public string Name => Kind.ToString().ToLowerInvariant();
}
