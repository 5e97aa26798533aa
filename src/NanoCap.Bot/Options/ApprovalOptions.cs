using System.ComponentModel.DataAnnotations;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Options;

/// <summary>How many people must say yes.</summary>
internal sealed record ApprovalOptions
{
    /// <summary>Entries worth more need the approval of two people; null for never.</summary>
    [Range(0, 100_000_000)]
    public Usd? SecondPersonAbove { get; init; }
}
