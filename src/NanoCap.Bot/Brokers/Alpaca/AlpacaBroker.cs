using NanoCap.Bot.Options;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Brokers.Alpaca;

/// <summary>An account at Alpaca. Sends every attempt once and says what is known afterwards, and no more.</summary>
internal sealed class AlpacaBroker(
    AlpacaOptions options,
    AlpacaClient client,
    BooksReader books,
    KnownOrders known,
    UpdateStream stream,
    NotUnderstood notUnderstood) : IBroker
{
    public string Name => options.Environment == AlpacaEnvironment.Live ? "Alpaca live" : "Alpaca paper";

    public async Task<SubmitAnswer> SubmitAsync(OrderRequest order, CancellationToken cancellationToken)
    {
        var reply = await client.PostOrderAsync(order, cancellationToken);
        var answer = SubmitReading.Of(reply, order, out var placed);
        if (placed is not null)
        {
            known.Learn(placed);
            stream.Expect();
        }

        if (answer is SubmitAnswer.Unknown && reply is AlpacaReply.Answered answered)
        {
            notUnderstood.Keep($"the answer to order {order.Id}, status {answered.Status}", answered.Body);
        }

        return answer;
    }

    public async Task<CancelAnswer> CancelAsync(ClientOrderId order, CancellationToken cancellationToken)
    {
        try
        {
            var id = known.FindBrokerId(order);
            if (id is null)
            {
                if (await client.FindOrderAsync(order, RequestPriority.Exit, cancellationToken) is not { } found)
                {
                    return new CancelAnswer.Refused("order not found");
                }

                known.Learn(found);
                id = found.Id ?? throw AlpacaClient.Missing($"order {order}", "id");
            }

            return Answer(await client.DeleteOrderAsync(id, cancellationToken));
        }
        catch (BrokerException failure)
        {
            return new CancelAnswer.Unknown(failure.Message);
        }
    }

    public async Task<CancelAnswer> CancelForeignAsync(string brokerOrderId, CancellationToken cancellationToken) =>
        Answer(await client.DeleteOrderAsync(brokerOrderId, cancellationToken));

    public async Task<LookupAnswer> FindAsync(ClientOrderId order, CancellationToken cancellationToken)
    {
        try
        {
            return await books.FindAsync(order, cancellationToken) is { } report
                ? new LookupAnswer.Found(report)
                : new LookupAnswer.Absent();
        }
        catch (Exception failure) when (failure is BrokerException || IsOddValue(failure))
        {
            return new LookupAnswer.Unknown(failure.Message);
        }
    }

    public async Task<BrokerSnapshot> ReadAsync(DateTimeOffset? since, CancellationToken cancellationToken)
    {
        try
        {
            return await books.ReadAsync(since, cancellationToken);
        }
        catch (Exception failure) when (IsOddValue(failure))
        {
            throw new BrokerException($"Alpaca's books have a value that cannot be: {failure.Message}", failure);
        }
    }

    public async Task<AssetAnswer> FindAssetAsync(Symbol symbol, CancellationToken cancellationToken)
    {
        try
        {
            if (await client.FindAssetAsync(symbol.Value, cancellationToken) is not { } asset)
            {
                return new AssetAnswer.Absent();
            }

            var isTradable = asset.Tradable ?? throw AlpacaClient.Missing(symbol.Value, "tradable");
            return new AssetAnswer.Found(new BrokerAsset(
                symbol, isTradable && asset.Status == "active", asset.Fractionable ?? false, IsHalted: null));
        }
        catch (BrokerException failure)
        {
            return new AssetAnswer.Unknown(failure.Message);
        }
    }

    public IAsyncEnumerable<BrokerUpdate> UpdatesAsync(CancellationToken cancellationToken) =>
        stream.ListenAsync(cancellationToken);

    private static bool IsOddValue(Exception failure) =>
        failure is FormatException or OverflowException or ArgumentException;

    private CancelAnswer Answer(AlpacaReply reply)
    {
        switch (reply)
        {
            case AlpacaReply.Answered { IsSuccess: true }:
                stream.Expect();
                return new CancelAnswer.Requested();
            case AlpacaReply.Answered { Status: 404 or 422 } answered
                when SubmitReading.FindError(answered.Body) is { } error:
                return new CancelAnswer.Refused(error.Message!);
            default:
                return new CancelAnswer.Unknown(reply.Describe());
        }
    }
}
