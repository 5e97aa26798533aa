using NanoCap.Bot.Options;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Strategies.Allocation;

namespace NanoCap.Bot.Scanning;

/// <summary>The allocation book that is active, if one is.</summary>
internal sealed record CoreBook(IAllocationBook? Book, Usd MinimumTrade)
{
    public static CoreBook Of(BotOptions options) => new(
        options.Core.Book is { } name ? new AllocationCatalog(options.Allocation).Find(name) : null,
        new Usd((decimal)options.Allocation.MinimumTradeUsd));
}
