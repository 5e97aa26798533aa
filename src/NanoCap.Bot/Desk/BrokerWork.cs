using System.Diagnostics;
using NanoCap.Bot.Brokers;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Desk;

/// <summary>Does one piece of work at the broker and brings the answer to the desk.</summary>
/// <param name="desk">Is asked before and told after.</param>
/// <param name="broker">Each call has a deadline, and an answer that does not come is unknown.</param>
/// <param name="time">The clock of inputs and deadlines.</param>
/// <param name="sessionAt">The latest session that has begun at an instant.</param>
/// <param name="limits">The deadline.</param>
/// <param name="logger">Hears of reads that failed.</param>
/// <param name="market">By what approvals that waited for a read are reviewed; null where another input brings it.
/// </param>
internal sealed partial class BrokerWork(
    DeskLoop desk,
    IBroker broker,
    TimeProvider time,
    Func<DateTimeOffset, DateOnly> sessionAt,
    WorkLimits limits,
    ILogger<BrokerWork> logger,
    IMarketNow? market = null)
{
    public async Task<WorkResult> PerformAsync(DeskWork work, CancellationToken cancellationToken)
    {
        var outcome = work switch
        {
            DeskWork.Submit submit => await SubmitAsync(submit.Order, cancellationToken),
            DeskWork.Cancel cancel => await CancelAsync(cancel.Order.Id, cancellationToken),
            DeskWork.CancelForeign foreign => await CancelAsync(foreign.Order, cancellationToken),
            DeskWork.LookUp lookUp => await LookUpAsync(lookUp.Order.Id, cancellationToken),
            DeskWork.Wake => await desk.PostAsync(new DeskInput.TimePassed(time.GetUtcNow()), cancellationToken),
            DeskWork.ReadBroker => await ReadAsync(cancellationToken),
            _ => throw new UnreachableException($"Expected a known kind of work, found {work.GetType().Name}."),
        };
        return outcome switch
        {
            null => WorkResult.Failed,
            { Events.Count: 0 } => WorkResult.ChangedNothing,
            _ => WorkResult.MovedOn,
        };
    }

    // The one guard between a decision and a second order: without a durable OrderSending of this attempt nothing goes.
    private async Task<DeskOutcome?> SubmitAsync(Order order, CancellationToken cancellationToken)
    {
        var starting = await desk.PostAsync(
            new DeskInput.SendStarting(order.Id, time.GetUtcNow()), cancellationToken);
        if (!starting.Events.OfType<DeskEvent.OrderSending>().Any(sending => sending.Order == order.Id))
        {
            return starting;
        }

        var answer = await AskAsync(
            token => broker.SubmitAsync(order.Request, token), text => new SubmitAnswer.Unknown(text));
        await desk.PostAsync(
            new DeskInput.Answered(order.Id, answer, time.GetUtcNow()), cancellationToken);
        return starting;
    }

    private async Task<DeskOutcome?> CancelAsync(ClientOrderId id, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(token => broker.CancelAsync(id, token), text => new CancelAnswer.Unknown(text));
        return await desk.PostAsync(
            new DeskInput.CancelAnswered(id, answer, time.GetUtcNow()), cancellationToken);
    }

    private async Task<DeskOutcome?> CancelAsync(ForeignOrder order, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(
            token => broker.CancelForeignAsync(order.BrokerOrderId, token), text => new CancelAnswer.Unknown(text));
        return await desk.PostAsync(
            new DeskInput.ForeignCancelAnswered(order.BrokerOrderId, answer, time.GetUtcNow()), cancellationToken);
    }

    private async Task<DeskOutcome?> LookUpAsync(ClientOrderId id, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(token => broker.FindAsync(id, token), text => new LookupAnswer.Unknown(text));
        return await desk.PostAsync(new DeskInput.LookedUp(id, answer, time.GetUtcNow()), cancellationToken);
    }

    private async Task<DeskOutcome?> ReadAsync(CancellationToken cancellationToken)
    {
        var before = desk.State;
        var since = ReadingState.Since(before);
        var failure = string.Empty;
        var snapshot = await AskAsync<BrokerSnapshot?>(
            async token => await broker.ReadAsync(since, token),
            text =>
            {
                failure = text;
                return null;
            },
            limits.ReadDeadline);
        if (snapshot is null)
        {
            LogReadFailed(logger, broker.Name, failure);
            return null;
        }

        var now = time.GetUtcNow();
        return await desk.PostAsync(
            new DeskInput.BrokerRead(snapshot, sessionAt(now), now) 
            {
                MovesBefore = before.Reading.Moves,
                Market = ViewOrNull(),
            },
            cancellationToken);
    }

    private MarketView? ViewOrNull()
    {
        try
        {
            return market?.View;
        }
        catch (Exception failure)
        {
            // What the broker has is told all the same; the timed reader brings the market later.
            LogNoMarket(logger, failure);
            return null;
        }
    }

    private Task<T> AskAsync<T>(Func<CancellationToken, Task<T>> ask, Func<string, T> unknown) =>
        AskAsync(ask, unknown, limits.Deadline);

    private async Task<T> AskAsync<T>(
        Func<CancellationToken, Task<T>> ask, Func<string, T> unknown, TimeSpan patience)
    {
        using var deadline = new CancellationTokenSource(patience, time);
        try
        {
            // The second deadline holds for an adapter that does not listen to its token.
            return await ask(deadline.Token).WaitAsync(patience, time, CancellationToken.None);
        }
        catch (Exception failure) when (failure is TimeoutException or OperationCanceledException)
        {
            return unknown($"{broker.Name} did not answer within {patience.TotalSeconds:0} s.");
        }
        catch (Exception failure)
        {
            // Even a bug in the adapter leaves open what the broker has.
            return unknown(failure.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The books were read without a market to review by")]
    private static partial void LogNoMarket(ILogger logger, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The books of {Broker} could not be read: {Failure}")]
    private static partial void LogReadFailed(ILogger logger, string broker, string failure);
}
