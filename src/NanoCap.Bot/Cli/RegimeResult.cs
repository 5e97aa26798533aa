using NanoCap.Trading.Strategies.Allocation;

namespace NanoCap.Bot.Cli;

/// <summary>The same fill under the bare and under the shipped rules.</summary>
internal sealed record RegimeResult(AllocationRecord Bare, AllocationRecord Shipped)
{
    public FillMode Fill => Bare.Fill;
}
