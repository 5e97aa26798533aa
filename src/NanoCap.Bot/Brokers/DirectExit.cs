using System.Globalization;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Brokers;

/// <summary>EXIT without a journal: everything is decided by what the broker says now, so it can be stopped and begun
/// again at any point. The same sale always has the same name, so it cannot go out twice.</summary>
/// <param name="broker">Its books are the only truth here.</param>
/// <param name="notes">Where each request is written down first.</param>
/// <param name="keep">Symbols that are left alone.</param>
/// <param name="deadline">After this a call has no answer.</param>
/// <param name="time">The clock of deadlines.</param>
internal sealed class DirectExit(
    IBroker broker, ExitNotes notes, IReadOnlySet<Symbol> keep, TimeSpan deadline, TimeProvider time)
{
    /// <summary>Tells these sales from the desk's, whose names the next start would miss in its journal.</summary>
    public const string Prefix = "ncdirect";

    private const int MostRounds = 60;
    private static readonly TimeSpan BetweenRounds = TimeSpan.FromSeconds(2);

    /// <summary>Rounds in which nothing changes at the broker; then only the market is waited for.</summary>
    private const int RoundsAlike = 3;

    private bool areNotesKept = true;

    /// <summary>Round after round until the broker has nothing left, or until rounds change nothing any more.</summary>
    /// <inheritdoc cref="RunOnceAsync"/>
    public async Task<DirectExitReport> RunAsync(CancellationToken cancellationToken)
    {
        var report = await RunOnceAsync(cancellationToken);
        var alike = 0;
        for (var round = 1; round < MostRounds && !report.IsFlat && alike < RoundsAlike; round++)
        {
            await Task.Delay(BetweenRounds, time, cancellationToken);
            var next = await RunOnceAsync(cancellationToken);
            alike = next.Left.SequenceEqual(report.Left) ? alike + 1 : 0;
            report = next;
        }

        return report;
    }

    /// <summary>Reads the broker, asks for what is missing, and says what the broker had left when it was read.
    /// </summary>
    /// <exception cref="BrokerException">The broker's books cannot be read: nothing is known and nothing was done.
    /// </exception>
    public async Task<DirectExitReport> RunOnceAsync(CancellationToken cancellationToken)
    {
        var snapshot = await WithDeadlineAsync(token => broker.ReadAsync(since: null, token), cancellationToken);
        var left = new List<string>();
        var working = snapshot.Orders
            .Where(report => !report.IsTerminal && !keep.Contains(report.Request.Symbol)).ToList();
        foreach (var report in working.Where(report => !IsOurSale(report)))
        {
            left.Add(await CancelAsync(report, cancellationToken));
        }

        foreach (var position in snapshot.Positions
            .Where(held => !held.Quantity.IsZero && !keep.Contains(held.Symbol)))
        {
            left.Add(await SellAsync(position, snapshot, working, cancellationToken));
        }

        left.AddRange(working
            .Where(report => IsOurSale(report)
                && snapshot.Positions.All(held => held.Symbol != report.Request.Symbol))
            .Select(report => $"order {report.BrokerOrderId} in {report.Request.Symbol} still works"));
        if (left.Count == 0)
        {
            Note("the broker has no order and no position");
        }

        return new DirectExitReport(left, areNotesKept);
    }

    private static bool IsOurSale(OrderReport report) => report.Request.Side == Side.Sell
        && report.Request.Id.Value.StartsWith(Prefix + "-", StringComparison.Ordinal);

    private async Task<string> CancelAsync(OrderReport report, CancellationToken cancellationToken)
    {
        var what = $"order {report.BrokerOrderId} in {report.Request.Symbol}";
        Note($"cancel {what}");
        var answer = await AskAsync<CancelAnswer>(
            token => broker.CancelForeignAsync(report.BrokerOrderId, token),
            text => new CancelAnswer.Unknown(text), cancellationToken);
        var said = answer switch
        {
            CancelAnswer.Refused refused => $"not cancelled: {refused.Text}",
            CancelAnswer.Unknown unknown => $"no answer: {unknown.Text}",
            _ => "is being cancelled",
        };
        Note($"{what}: {said}");
        return $"{what}: {said}";
    }

    private async Task<string> SellAsync(
        BrokerPosition position, BrokerSnapshot snapshot, List<OrderReport> working,
        CancellationToken cancellationToken)
    {
        var what = $"{position.Quantity} {position.Symbol}";
        var inSymbol = working.Where(report => report.Request.Symbol == position.Symbol).ToList();
        if (inSymbol.Count > 0)
        {
            return inSymbol.TrueForAll(IsOurSale)
                ? $"{what}: the sale is at the broker and waits for the market"
                : $"{what}: waits for the end of other orders";
        }

        if (position.Available < position.Quantity)
        {
            return $"{what}: the broker holds {position.Quantity - position.Available} of them back";
        }

        var order = new OrderRequest(
            NameOf(position, snapshot), position.Symbol, Side.Sell, position.Quantity, OrderType.Market,
            TimeInForce.Day);
        var answer = await SubmitAsync(order, cancellationToken);
        if (answer is SubmitAnswer.Refused && !position.Quantity.IsWhole
            && position.Quantity.Floor() is { IsZero: false } whole)
        {
            // A definitive refusal left no order, so the name is free; a fraction must not keep the shares here.
            order = order with { Quantity = whole };
            answer = await SubmitAsync(order, cancellationToken);
        }

        var said = answer switch
        {
            SubmitAnswer.Accepted accepted => $"the sale is at the broker as {accepted.BrokerOrderId}",
            SubmitAnswer.Refused refused => $"refused: {refused.Text}",
            SubmitAnswer.AlreadyPlaced placed => $"the sale is there already: {placed.Text}",
            SubmitAnswer.RateLimited limited => string.Create(
                CultureInfo.InvariantCulture, $"the broker is busy until {limited.Until:HH:mm:ss} UTC"),
            SubmitAnswer.Unknown unknown => $"no answer: {unknown.Text}",
            _ => throw new InvalidOperationException($"Expected one of the five answers, found {answer}."),
        };
        Note($"{order.Id}: {said}");
        return $"{what}: {said}";
    }

    private Task<SubmitAnswer> SubmitAsync(OrderRequest order, CancellationToken cancellationToken)
    {
        Note($"sell {order.Quantity} {order.Symbol} as {order.Id}");
        return AskAsync<SubmitAnswer>(
            token => broker.SubmitAsync(order, token), text => new SubmitAnswer.Unknown(text), cancellationToken);
    }

    /// <summary>Made from what the broker has had: it changes only once the sale before it has ended there.</summary>
    private static ClientOrderId NameOf(BrokerPosition position, BrokerSnapshot snapshot)
    {
        var ticker = position.Symbol.Value.Replace('.', 'd');
        var former = snapshot.Orders.Count(report => report.Request.Symbol == position.Symbol && IsOurSale(report));
        return ClientOrderId.For(Prefix, ticker, former + 1);
    }

    private void Note(string line) => areNotesKept &= notes.TryWrite(line);

    private async Task<T> AskAsync<T>(
        Func<CancellationToken, Task<T>> ask, Func<string, T> unknown, CancellationToken cancellationToken)
    {
        try
        {
            return await WithDeadlineAsync(ask, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // One symbol that cannot be asked about keeps no other from being sold.
            return unknown(failure.Message);
        }
    }

    private async Task<T> WithDeadlineAsync<T>(
        Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        return await ask(either.Token).WaitAsync(deadline, time, cancellationToken);
    }
}
