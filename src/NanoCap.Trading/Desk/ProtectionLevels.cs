using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Desk;

/// <summary>The prices that protect a position.</summary>
/// <param name="Stop">The stop, US dollars a share.</param>
/// <param name="Target">The target, null for none, US dollars a share.</param>
public sealed record ProtectionLevels(Price Stop, Price? Target)
{
    /// <summary>The levels as fixed, else at the proposal's relative distance from the average fill, rounded to the
    /// tick; null for a position that nobody gave a stop.</summary>
    /// <param name="desk">The state.</param>
    /// <param name="position">A position of it.</param>
    public static ProtectionLevels? Find(DeskState desk, Position position)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(position);
        if (position.Stop is { } stop)
        {
            return new ProtectionLevels(stop, position.Target);
        }

        if (position.IsUnprotectedByChoice || position.ProposalNumber is not { } number
            || !desk.Proposals.TryGetValue(number, out var proposal))
        {
            return null;
        }

        var terms = proposal.Terms;
        var scale = position.AveragePrice.Value / terms.Reference.Value;
        return new ProtectionLevels(
            Price.Of(terms.Stop.Value * scale).RoundToTick(),
            terms.Target is { } target ? Price.Of(target.Value * scale).RoundToTick() : null);
    }
}
