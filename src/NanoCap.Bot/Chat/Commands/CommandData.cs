using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk;

namespace NanoCap.Bot.Chat.Commands;

/// <summary>The desk's things as programs read them; a name here never changes its meaning.</summary>
internal static class CommandData
{
    public static object Of(DeskState state, Proposal proposal) => new
    {
        proposal.Number,
        proposal.Version,
        Stage = ProposalProgress.Of(state, proposal).Stage,
        Symbol = proposal.Terms.Symbol.Value,
        proposal.Terms.Strategy,
        Rank = proposal.Terms.Rank > 0 ? proposal.Terms.Rank : (int?)null,
        Score = proposal.Terms.Rank > 0 ? proposal.Terms.Score : (double?)null,
        Quantity = (proposal.ApprovedQuantity ?? proposal.Terms.Quantity).Value,
        Limit = proposal.Terms.Limit.Value,
        Stop = proposal.Terms.Stop.Value,
        Target = proposal.Terms.Target?.Value,
        proposal.Terms.ExpiresAt,
        DecidedBy = proposal.DecidedBy?.ToString(),
        Findings = proposal.Terms.Findings.Select(Of),
    };

    public static object Of(SaleProposal sale) => new
    {
        sale.Number,
        sale.Status,
        sale.IsSelling,
        Symbol = sale.Terms.Symbol.Value,
        Quantity = (sale.ApprovedQuantity ?? sale.Terms.Quantity).Value,
        IsAll = sale.Terms.IsAll && sale.ApprovedQuantity is null,
        sale.Terms.Reason,
        sale.Terms.Why,
        Reference = sale.Terms.Reference.Value,
        Proceeds = sale.Terms.Proceeds.Value,
        Realised = sale.Terms.Realised.Value,
        sale.Terms.ExpiresAt,
        DecidedBy = sale.DecidedBy?.ToString(),
        Sold = sale.Result?.Sold.Value,
        Brought = sale.Result?.Proceeds.Value,
        Result = sale.Result?.Realised.Value,
        sale.Note,
    };

    public static object Of(Finding finding) =>
        new { finding.Code, finding.Effect, finding.Limit, finding.Measured, finding.Text };

    public static object Of(DeskState state, Position position) => new
    {
        Symbol = position.Symbol.Value,
        Quantity = position.Quantity.Value,
        AveragePrice = position.AveragePrice.Value,
        LastPrice = position.LastPrice.Value,
        Value = position.MarketValue.Value,
        Unrealised = position.Unrealised.Value,
        Return = position.Return.Value,
        Stop = position.Stop?.Value,
        Target = position.Target?.Value,
        position.TimeExit,
        position.EntrySession,
        position.Strategy,
        Proposal = position.ProposalNumber,
        Trail = position.Trail?.Value,
        IsProtected = ProposalProgress.FindProtection(state, position) is not null,
        CoverageGap = ProtectionCoverage.Of(state, position).Gap,
        Coverage = ProtectionCoverage.Of(state, position).Why,
        Selling = position.Selling ?? position.ScheduledExit,
    };

    public static object Of(Order order) => new
    {
        Id = order.Id.Value,
        Symbol = order.Symbol.Value,
        order.Request.Side,
        order.Purpose,
        order.Request.Type,
        order.Request.Class,
        Quantity = order.Request.Quantity.Value,
        Limit = order.Request.LimitPrice?.Value,
        Stop = order.Request.StopPrice?.Value,
        order.Request.TimeInForce,
        order.Status,
        Filled = order.Filled.Value,
        FilledValue = order.FilledValue.Value,
        Proposal = order.ProposalNumber,
        order.ReadyAt,
        order.SentAt,
        Note = order.CancelReason ?? order.Note,
    };

    public static object Of(ClosedTrade trade) => new
    {
        trade.Number,
        Symbol = trade.Symbol.Value,
        trade.Strategy,
        Proposal = trade.ProposalNumber,
        trade.EntrySession,
        trade.ExitSession,
        Quantity = trade.Quantity.Value,
        EntryPrice = trade.EntryPrice.Value,
        ExitPrice = trade.ExitPrice.Value,
        Realised = trade.Realised.Value,
        Fees = trade.Fees.Value,
        trade.Reason,
    };

    public static object Of(CandidateLine line) => new
    {
        line.Rank,
        Symbol = line.Symbol.Value,
        line.Strategy,
        line.Confidence,
        line.Score,
        Reference = line.Reference.Value,
        Proposal = line.ProposalNumber,
        line.Note,
        Findings = line.Findings.Select(Of),
    };

    /// <summary>The status; of a desk of which nothing is known only that.</summary>
    public static object Of(DeskState state, string? haltedBecause, DateTimeOffset now) =>
        haltedBecause is not null && state.Opening is null
            ? new { Mode = "halted", HaltedBecause = haltedBecause }
            : Known(state, haltedBecause, now);

    private static object Known(DeskState state, string? haltedBecause, DateTimeOffset now) => new
    {
        Banner = Banner.Of(state),
        Mode = haltedBecause is null ? (object)state.Mode : "halted",
        state.PausedBy,
        HaltedBecause = haltedBecause,
        state.IsReconciled,
        Breakers = state.Breakers.Select(breaker => new { Name = breaker.Key, Measured = breaker.Value.Value }),
        Gates = state.Safety.Gates.Keys,
        SizeScale = state.Safety.SizeScale,
        Differences = state.Differences.Order(StringComparer.Ordinal),
        Now = now,
        state.Session,
        LastScan = state.LastScan?.Session,
        Equity = state.Equity.Value,
        Cash = state.Books.Cash.Value,
        Start = state.Books.Start.Value,
        Realised = state.Books.Realised.Value,
        Unrealised = state.Unrealised.Value,
        Costs = state.Books.Costs.Value,
        Positions = state.Positions.Count,
        OpenOrders = state.OpenOrderIds.Count,
        OpenProposals = state.OpenProposals.Select(proposal => proposal.Number),
        OpenSaleProposals = state.OpenSaleProposals.Select(sale => sale.Number),
        state.ExitUnderWay,
    };
}
