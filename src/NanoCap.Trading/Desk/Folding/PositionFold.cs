using System.Collections.Immutable;
using NanoCap.Trading.Cash;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Desk.Folding;

/// <summary>What events do to positions and to the money.</summary>
internal static class PositionFold
{
    /// <summary>The state after the event, or null when it is not about positions.</summary>
    public static DeskState? TryApply(DeskState state, DeskEvent happened) => happened switch
    {
        DeskEvent.OrderFilled filled => Fill(state, filled.Fill, filled.Session),
        DeskEvent.ProtectionPlanned planned => Change(state, planned.Symbol, position => position with
        {
            Stop = planned.Stop,
            Target = planned.Target,
            TimeExit = planned.TimeExit,
            Trail = planned.Trail,
        }),
        ProtectionEvent.LevelsSet set => Change(state, set.Symbol, position => position with
        {
            Stop = set.Stop,
            Target = set.Target,
            Trail = set.Trail,
            IsUnprotectedByChoice = set.Stop is null,
        }),
        ProtectionEvent.StopRaised raised => Change(state, raised.Symbol, position => position with
        {
            Stop = raised.Stop,
        }),
        DeskEvent.ExitScheduled scheduled => Change(state, scheduled.Symbol, position => position with
        {
            ScheduledExit = scheduled.Reason,
            Keep = scheduled.Keep,
        }),
        DeskEvent.SaleBegan began => Change(state, began.Symbol, position => position with
        {
            Selling = began.Reason,
            Keep = began.Keep,
        }),
        DeskEvent.PositionSplit split => Split(state, split),
        DeskEvent.PositionAdjusted { CorrectsBaselines: true } adjusted =>
            CashFold.Follow(Adjust(state, adjusted), state.Equity),
        DeskEvent.PositionAdjusted adjusted => Adjust(state, adjusted),
        _ => null,
    };

    /// <summary>Counts an execution in its order, the position and the money.</summary>
    public static DeskState Fill(DeskState state, Fill fill, DateOnly session)
    {
        var counted = OrderFold.Fill(state, fill);
        var order = counted.Orders[fill.OrderId];
        return fill.Side == Side.Buy
            ? Buy(counted, order, fill, session)
            : Sell(counted, fill, ReasonFor(order, fill), session);
    }

    private static DeskState Buy(DeskState state, Order order, Fill fill, DateOnly session)
    {
        var lot = new Lot(session, fill.Quantity, fill.Price);
        var position = state.Positions.TryGetValue(fill.Symbol, out var held)
            ? held with { Lots = held.Lots.Add(lot), LastPrice = fill.Price }
            : new Position(
                fill.Symbol, [lot], StrategyOf(state, order), order.ProposalNumber, session,
                null, null, null, null, fill.Price);
        return state with
        {
            Positions = state.Positions.SetItem(fill.Symbol, position),
            Books = state.Books with
            {
                Cash = state.Books.Cash - (fill.Price * fill.Quantity) - fill.Fees,
                Costs = state.Books.Costs + fill.Fees,
            },
        };
    }

    private static DeskState Sell(DeskState state, Fill fill, ExitReason reason, DateOnly session)
    {
        var (symbol, quantity, price, fees) = (fill.Symbol, fill.Quantity, fill.Price, fill.Fees);
        var paid = state with
        {
            Books = state.Books with
            {
                Cash = state.Books.Cash + (price * quantity) - fees,
                Costs = state.Books.Costs + fees,
            },
            RecentProceeds = Settlement.With(state.RecentProceeds, session, (price * quantity) - fees),
            StoppedOut = reason == ExitReason.Stop ? state.StoppedOut.SetItem(symbol, session) : state.StoppedOut,
        };
        if (!paid.Positions.TryGetValue(symbol, out var position))
        {
            // More was sold than we knew of; reconciliation names the difference.
            return paid with { Books = paid.Books with { Realised = paid.Books.Realised + (price * quantity) } };
        }

        var (left, sold, cost) = FirstLots.Take(position.Lots, quantity);
        var realised = (price * quantity) - cost;
        var trade = new ClosedTrade(
            paid.Trades.Count + 1, symbol, position.Strategy, position.ProposalNumber, position.Lots[0].Session,
            session, quantity, Price.Of(cost.Value / sold.Value), price, realised, fees, reason)
        {
            ExecutionId = fill.ExecutionId,
        };
        return paid with
        {
            Books = paid.Books with { Realised = paid.Books.Realised + realised },
            Trades = paid.Trades.Add(trade),
            Positions = left.IsEmpty
                ? paid.Positions.Remove(symbol)
                : paid.Positions.SetItem(symbol, Settled(position with { Lots = left, LastPrice = price })),
        };
    }

    private static DeskState Split(DeskState state, DeskEvent.PositionSplit split)
    {
        var counted = state with { SplitActivities = state.SplitActivities.Add(split.ActivityId) };
        if (!counted.Positions.TryGetValue(split.Symbol, out var position))
        {
            return counted;
        }

        var lots = FirstLots.Split(position.Lots, split.ShareFactor, split.NewQuantity);
        var scaled = position with
        {
            Lots = lots,
            Keep = Quantity.Of(position.Keep.Value * split.ShareFactor).Floor(),
            Stop = Scale(position.Stop, split.ShareFactor),
            Target = Scale(position.Target, split.ShareFactor),
            LastPrice = Price.Of(position.LastPrice.Value / split.ShareFactor),
        };
        // The fraction was sold for the cash that was paid in its place; what rounding adds to the cost or takes from
        // it counts with it, so that the books stay exact.
        var cost = lots.IsEmpty ? Usd.Zero : scaled.Cost;
        return counted with
        {
            Positions = lots.IsEmpty
                ? counted.Positions.Remove(split.Symbol)
                : counted.Positions.SetItem(split.Symbol, Settled(scaled)),
            Books = counted.Books with
            {
                Cash = counted.Books.Cash + split.CashInLieu,
                Realised = counted.Books.Realised + split.CashInLieu + cost - position.Cost,
            },
        };
    }

    /// <summary>A sale that keeps a part is over when no more than that is left.</summary>
    private static Position Settled(Position position) => position.Keep.IsZero || !position.ToSell.IsZero
        ? position
        : position with { Selling = null, ScheduledExit = null, Keep = Quantity.Zero };

    private static Price? Scale(Price? level, decimal shareFactor) =>
        level is { } price ? Price.Of(price.Value / shareFactor).RoundToTick() : null;

    /// <summary>Shares appear or vanish at a price without money moving: the difference counts as realised.</summary>
    private static DeskState Adjust(DeskState state, DeskEvent.PositionAdjusted adjusted)
    {
        var held = state.Positions.TryGetValue(adjusted.Symbol, out var position) ? position.Quantity : Quantity.Zero;
        if (adjusted.Quantity < held)
        {
            var (left, _, cost) = FirstLots.Take(position!.Lots, held - adjusted.Quantity);
            return state with
            {
                Positions = left.IsEmpty
                    ? state.Positions.Remove(adjusted.Symbol)
                    : state.Positions.SetItem(adjusted.Symbol, Settled(position with { Lots = left })),
                Books = state.Books with { Realised = state.Books.Realised - cost },
            };
        }

        var gained = adjusted.Quantity - held;
        var lot = new Lot(adjusted.Session, gained, adjusted.Price);
        return state with
        {
            Positions = state.Positions.SetItem(adjusted.Symbol, position is null
                ? new Position(
                    adjusted.Symbol, [lot], "external", null, adjusted.Session, null, null, null, null, adjusted.Price)
                : position with { Lots = position.Lots.Add(lot) }),
            Books = state.Books with { Realised = state.Books.Realised + (adjusted.Price * gained) },
        };
    }

    private static ExitReason ReasonFor(Order order, Fill fill) => order.Purpose == OrderPurpose.Protection
        ? fill.IsStopLeg ? ExitReason.Stop : ExitReason.Target
        : order.ExitReason ?? ExitReason.Reconciliation;

    private static string StrategyOf(DeskState state, Order order) =>
        order.ProposalNumber is not { } number ? "external"
        : state.Proposals.TryGetValue(number, out var proposal) ? proposal.Terms.Strategy
        : state.Rebalances.TryGetValue(number, out var rebalance) ? rebalance.Terms.Book
        : "external";

    private static DeskState Change(DeskState state, Symbol symbol, Func<Position, Position> change) =>
        state.Positions.TryGetValue(symbol, out var position)
            ? state with { Positions = state.Positions.SetItem(symbol, change(position)) }
            : state;
}
