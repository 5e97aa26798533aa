namespace NanoCap.Bot.Options;

internal sealed record BrokerOptions
{
    public BrokerKind Kind { get; init; } = BrokerKind.Simulated;
}
