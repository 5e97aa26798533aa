using NanoCap.Trading.Strategies.Allocation;

namespace NanoCap.Bot.Cli;

/// <summary>What <c>regime</c> is asked for, checked.</summary>
internal sealed record RegimeRequest(
    string Data,
    AllocationPrices Prices,
    DateOnly From,
    DateOnly To,
    IReadOnlyList<FillMode> Fills,
    bool IsBare,
    AllocationOptions Options,
    double Equity);
