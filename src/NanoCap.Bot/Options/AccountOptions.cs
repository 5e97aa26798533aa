using System.ComponentModel.DataAnnotations;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Bot.Options;

internal sealed record AccountOptions
{
    /// <summary>Used once, when a state folder is new; later the journal knows.</summary>
    [Range(50, 100_000_000)]
    public Usd StartingCash { get; init; } = new(1_000m);

    /// <summary>Used once too: what a new account is opened as.</summary>
    public AccountKind Kind { get; init; } = AccountKind.Margin;
}
