using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using Account = NanoCap.Bot.Brokers.Alpaca.WireAnswers.Account;
using Activity = NanoCap.Bot.Brokers.Alpaca.WireAnswers.Activity;
using Position = NanoCap.Bot.Brokers.Alpaca.WireAnswers.Position;

namespace NanoCap.Bot.Brokers.Alpaca;

/// <summary>Reads account, positions, orders and activities as one picture: positions first and last, and again from
/// the start if they moved in between.</summary>
internal sealed class BooksReader(
    AlpacaClient client, KnownOrders known, NotUnderstood notUnderstood, TimeProvider time)
{
    private const int MostTries = 5;

    /// <summary>Activities of a day have no time of day, and count from its beginning.</summary>
    private static readonly TimeSpan ActivityOverlap = TimeSpan.FromDays(2);

    /// <exception cref="BrokerException">A part could not be read: then nothing was.</exception>
    public async Task<BrokerSnapshot> ReadAsync(DateTimeOffset? since, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            var before = await client.ReadPositionsAsync(cancellationToken);
            var at = time.GetUtcNow();
            var orders = await ReadOrdersAsync(since, cancellationToken);
            var activities = await client.ReadActivitiesAsync(
                EarliestFill(orders, since) - ActivityOverlap, fillsOnly: false, RequestPriority.Read,
                cancellationToken);
            var account = await client.ReadAccountAsync(cancellationToken);
            var after = await client.ReadPositionsAsync(cancellationToken);
            if (SharesOf(before).SequenceEqual(SharesOf(after)) && !HasUnlistedFill(orders, activities))
            {
                return await BuildAsync(at, account, after, orders, activities, since, cancellationToken);
            }
        }

        throw new BrokerException(
            $"Alpaca's positions changed in each of {MostTries} readings; nothing of them is used.");
    }

    /// <summary>One order with all its executions; null when Alpaca says that it has none.</summary>
    /// <exception cref="BrokerException">It could not be read.</exception>
    public async Task<OrderReport?> FindAsync(ClientOrderId name, CancellationToken cancellationToken)
    {
        var order = await client.FindOrderAsync(name, RequestPriority.Order, cancellationToken);
        if (order is { IsPairPart: true, Legs: null or { Count: 0 }, Id: { Length: > 0 } id })
        {
            order = await client.FindOrderByIdAsync(id, cancellationToken);
        }

        if (order is null)
        {
            return null;
        }

        if (order.ClientOrderId != name.Value)
        {
            throw new BrokerException($"Alpaca was asked for the order {name} and answered with another.");
        }

        known.Learn(order);
        IReadOnlyList<Activity> activities = PartsOf(order).Any(part => !OrderReading.FilledOf(part).IsZero)
            ? await client.ReadActivitiesAsync(
                (order.SubmittedAt ?? order.CreatedAt) - ActivityOverlap, fillsOnly: true, RequestPriority.Order,
                cancellationToken)
            : [];
        var names = await NamesAsync([order], cancellationToken);
        return new OrderReading(OrderReading.ByOrder(activities), names.GetValueOrDefault).Read(order).First();
    }

    private static IEnumerable<WireOrder> PartsOf(WireOrder order) => [order, .. order.Legs ?? []];

    private static DateTimeOffset? EarliestFill(IReadOnlyList<WireOrder> orders, DateTimeOffset? since) =>
        since is null ? null : orders
            .Where(order => PartsOf(order).Any(part => part.FilledQty is not 0m))
            .Select(order => order.SubmittedAt ?? order.CreatedAt)
            .Append(since)
            .Min();

    // Orders were read before executions: an order that knows of more than they tell was filled in between.
    private static bool HasUnlistedFill(IReadOnlyList<WireOrder> orders, IReadOnlyList<Activity> activities)
    {
        var ids = orders.SelectMany(PartsOf)
            .Where(part => part.Id is not null)
            .ToDictionary(part => part.Id!, part => part.FilledQty ?? 0m);
        return OrderReading.ByOrder(activities)
            .Any(fills => ids.TryGetValue(fills.Key, out var filled)
                && fills.Sum(fill => fill.Qty ?? 0m) > filled);
    }

    /// <exception cref="BrokerException">Its status is missing.</exception>
    public static AccountFlags FlagsOf(Account account) => new()
    {
        IsActive = (account.Status ?? throw AlpacaClient.Missing("the account", "status")) == "ACTIVE",
        // A flag that is not told blocks nothing here: the answer to an order tells.
        IsTradingBlocked = account.TradingBlocked ?? false,
        IsAccountBlocked = account.AccountBlocked ?? false,
        AreTransfersBlocked = account.TransfersBlocked ?? false,
        IsTradeSuspendedByUser = account.TradeSuspendedByUser ?? false,
    };

    private static Usd MoneyOf(decimal? value, string field) =>
        new(value ?? throw AlpacaClient.Missing("the account", field));

    private static BrokerPosition PositionOf(Position position)
    {
        var where = $"the position in {position.Symbol}";
        var shares = position.Qty ?? throw AlpacaClient.Missing(where, "qty");
        if (shares < 0m || position.Side == "short")
        {
            throw new BrokerException(
                $"Alpaca has a short position in {position.Symbol}. This bot never goes short and cannot tell what "
                + "it is for; close it at Alpaca.");
        }

        return new BrokerPosition(
            Symbol.TryParse(position.Symbol, out var symbol) ? symbol
                : throw AlpacaClient.Missing("a position", "symbol"),
            Quantity.Of(shares),
            Quantity.Of(position.QtyAvailable is >= 0m ? position.QtyAvailable.Value
                : throw AlpacaClient.Missing(where, "qty_available")),
            position.CurrentPrice is > 0m ? Price.Of(position.CurrentPrice.Value) : null);
    }

    // Prices move all the time and make no other picture.
    private static IEnumerable<(string?, decimal?, decimal?)> SharesOf(IReadOnlyList<Position> positions) => positions
        .OrderBy(position => position.Symbol, StringComparer.Ordinal)
        .Select(position => (position.Symbol, position.Qty, position.QtyAvailable));

    private async Task<IReadOnlyList<WireOrder>> ReadOrdersAsync(
        DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var open = await client.ReadOrdersAsync("open", after: null, cancellationToken);
        var all = await client.ReadOrdersAsync("all", since, cancellationToken);
        var orders = open.ToDictionary(order => order.Id!);
        foreach (var order in all)
        {
            orders[order.Id!] = order;
        }

        foreach (var order in orders.Values)
        {
            known.Learn(order);
        }

        return [.. orders.Values.OrderBy(order => order.SubmittedAt ?? order.CreatedAt)];
    }

    private async Task<BrokerSnapshot> BuildAsync(
        DateTimeOffset at,
        Account account,
        IReadOnlyList<Position> positions,
        IReadOnlyList<WireOrder> orders,
        IReadOnlyList<Activity> activities,
        DateTimeOffset? since,
        CancellationToken cancellationToken)
    {
        var reader = new ActivityReading(notUnderstood);
        var names = await NamesAsync(orders, cancellationToken);
        var orderReader = new OrderReading(OrderReading.ByOrder(activities), names.GetValueOrDefault);
        NoteOthers(positions, orders);
        return new BrokerSnapshot(
            at,
            MoneyOf(account.Cash, "cash"),
            MoneyOf(account.Equity, "equity"),
            MoneyOf(account.BuyingPower, "buying_power"),
            [.. positions.Where(IsEquity).Select(PositionOf)],
            [.. orders.Where(order => order.IsEquity).SelectMany(orderReader.Read)],
            [.. reader.SplitsOf(activities).Where(split => since is null || split.At >= since - ActivityOverlap)])
        {
            LastEquity = account.LastEquity is { } last ? new Usd(last) : null,
            Flags = FlagsOf(account),
            CashFlows = reader.CashFlowsOf(activities),
        };
    }

    /// <summary>Our names for the orders that took each other's place.</summary>
    private async Task<Dictionary<string, ClientOrderId?>> NamesAsync(
        IReadOnlyList<WireOrder> orders, CancellationToken cancellationToken)
    {
        var names = new Dictionary<string, ClientOrderId?>();
        foreach (var id in orders.SelectMany(order => new[] { order.ReplacedBy, order.Replaces })
            .Where(id => !string.IsNullOrEmpty(id)).Distinct())
        {
            if (known.Find(id) is null && await client.FindOrderByIdAsync(id!, cancellationToken) is { } order)
            {
                known.Learn(order);
            }

            names[id!] = known.Find(id)?.Name;
        }

        return names;
    }

    private static bool IsEquity(Position position) => position.AssetClass is null or "us_equity";

    private void NoteOthers(IReadOnlyList<Position> positions, IReadOnlyList<WireOrder> orders)
    {
        var others = positions.Where(position => !IsEquity(position)).Select(position => position.Symbol)
            .Concat(orders.Where(order => !order.IsEquity).Select(order => order.Symbol))
            .Distinct().ToList();
        if (others.Count > 0)
        {
            notUnderstood.Keep("positions or orders that are no stocks", string.Join(", ", others));
        }
    }
}
