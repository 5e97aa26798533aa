using NanoCap.Simulators.Alpaca.Line;
using NanoCap.Simulators.Alpaca.Wire;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Simulators.Alpaca.Control;

/// <summary>Carries out what a test says. Used under the stand-in's lock.</summary>
internal sealed class ControlDesk(StandInBook book, LineFaults faults, TradeStream stream)
{
    /// <summary>Does it, and then what follows by itself.</summary>
    /// <exception cref="ApiException">The order is unknown.</exception>
    public void Do(ControlCommand command)
    {
        switch (command)
        {
            case ControlCommand.RunClock running:
                if (running.Speed is not (> 0 and <= 86_400))
                {
                    throw new ApiException(ApiError.Bad("speed must be > 0 and at most 86400"));
                }

                book.Happen(running with { MachineAt = book.Clock.MachineNow });
                break;
            case ControlCommand.SetTime or ControlCommand.Behave or ControlCommand.SetPrices
                or ControlCommand.SetQuotes:
                book.Happen(command);
                break;
            case ControlCommand.PassInstant passing:
                Pass(passing);
                break;
            case ControlCommand.Fault fault:
                faults.Add(fault);
                break;
            case ControlCommand.FaultStream fault:
                stream.Fail(fault.Kind, fault.Times);
                break;
            case ControlCommand.ClearFaults:
                faults.Clear();
                stream.ClearFaults();
                break;
            default:
                book.Happen(EventsOf(command, book.Exchange, book.Clock.Next()));
                break;
        }

        book.Settle();
    }

    private IReadOnlyList<ExchangeEvent> EventsOf(
        ControlCommand command, SimulatedExchange exchange, DateTimeOffset at) => command switch
    {
        ControlCommand.Confirm it => exchange.Confirm(Known(it.Order), at),
        ControlCommand.Reject it => exchange.Reject(Known(it.Order), it.Reason, at),
        ControlCommand.CompleteCancel it => exchange.CompleteCancel(Known(it.Order), at),
        ControlCommand.RejectCancel it => exchange.RejectCancel(Known(it.Order), it.Reason, at),
        ControlCommand.Park it => exchange.Park(Known(it.Order), it.Status, it.Reason, at),
        ControlCommand.Execute it => exchange.Execute(Known(it.Order), it.Quantity, it.Price, at, it.IsStopLeg),
        ControlCommand.Bust it => exchange.Bust(it.ExecutionId, at),
        ControlCommand.Correct it => exchange.Correct(it.ExecutionId, it.Quantity, it.Price, at),
        ControlCommand.Halt it => exchange.Halt(it.Symbol, at),
        ControlCommand.Resume it => exchange.Resume(it.Symbol, at),
        ControlCommand.Flag it => exchange.Flag(it.Flags, at),
        ControlCommand.List it => exchange.List(it.Asset, at),
        ControlCommand.MoveCash it => exchange.MoveCash(it.Kind, it.Amount, at),
        _ => throw new InvalidOperationException($"Expected a command that is known, found {command}."),
    };

    private ClientOrderId Known(ClientOrderId order) =>
        book.Index.TryFindByClientId(order.Value, out var found) ? found.Order.Id
        : book.State.FindOrder(order)?.Id
            ?? throw new ApiException(ApiError.NotFound($"order not found for {order}"));

    private void Pass(ControlCommand.PassInstant passing)
    {
        var bars = SessionBars.Of(
            passing.Session,
            passing.Bars.Select(bar => bar.ToExchangeBar(passing.Session)),
            passing.ShareFactors);
        var (exchange, at) = (book.Exchange, book.Clock.Next());
        book.Happen(passing.Instant switch
        {
            SessionInstant.BeforeOpen => exchange.BeforeOpen(bars, at),
            SessionInstant.Open => exchange.Open(bars, at),
            SessionInstant.AfterOpen => exchange.AfterOpen(bars, at),
            SessionInstant.Intrabar => exchange.Intrabar(bars, at),
            SessionInstant.NearClose => exchange.NearClose(bars, at),
            _ => exchange.Close(bars, at),
        });
        var isEarly = passing.Instant is SessionInstant.BeforeOpen or SessionInstant.Open or SessionInstant.AfterOpen;
        var prices = passing.Bars
            .Select(bar => (bar.Symbol, Price: Price.FromMeasured(isEarly ? bar.Open : bar.Close)))
            .Where(known => known.Price is not null)
            .ToDictionary(known => known.Symbol, known => known.Price!.Value);
        if (passing.Instant != SessionInstant.BeforeOpen && prices.Count > 0)
        {
            book.Happen(new ControlCommand.SetPrices(prices));
        }
    }
}
