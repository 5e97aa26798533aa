using System.Globalization;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Desk;

/// <summary>What a strategy's weight leaves for another entry.</summary>
/// <param name="Free">US dollars, at least zero; more than any account holds without a weight.</param>
/// <param name="Name">What to call it in a finding.</param>
internal readonly record struct StrategyRoom(Usd Free, string Name)
{
    private static readonly StrategyRoom Unlimited = new(new Usd(1_000_000_000_000m), "No weight");

    /// <summary>The weight's share of equity, less the strategy's positions at their marks, its approved proposals and
    /// what is left of its open entries at their limits.</summary>
    public static StrategyRoom Of(DeskState desk, string strategy, Usd equity)
    {
        if (desk.SettingOf(strategy).Weight is not { } weight)
        {
            return Unlimited;
        }

        var held = desk.Positions.Values
            .Where(position => position.Strategy == strategy)
            .Sum(position => position.MarketValue.Value);
        var approved = desk.Proposals.Values
            .Where(proposal => proposal.Status == ProposalStatus.Approved && proposal.Terms.Strategy == strategy)
            .Sum(proposal => (proposal.Terms.Limit * (proposal.ApprovedQuantity ?? proposal.Terms.Quantity)).Value);
        var working = desk.OpenOrders
            .Where(order => order.Purpose == OrderPurpose.Entry && StrategyOf(desk, order) == strategy)
            .Sum(order => order.Request.LimitPrice is { } limit ? (limit * order.Remaining).Value : 0m);
        return new StrategyRoom(
            new Usd(Math.Max(0m, (equity.Value * weight.Value) - held - approved - working)),
            string.Create(
                CultureInfo.InvariantCulture,
                $"What the weight of {weight.Value * 100m:0.##} % leaves to {strategy}"));
    }

    private static string? StrategyOf(DeskState desk, Order order) =>
        order.ProposalNumber is { } number ? desk.Proposals.GetValueOrDefault(number)?.Terms.Strategy : null;
}
