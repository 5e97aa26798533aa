using Microsoft.Extensions.Logging.Abstractions;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Desk.ReadModels;
using NanoCap.Bot.Storage;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Signals;

namespace NanoCap.Benchmarks.Journals;

/// <summary>Decades of a desk, the same each time: trade after trade, each from proposal to stop, with its orders,
/// fills and marks.</summary>
internal static class LongLife
{
    private static readonly DateTimeOffset Begin = new(2000, 1, 3, 21, 30, 0, TimeSpan.Zero);
    private static readonly Actor Owner = new("console", "owner");

    /// <summary>So many events, in order.</summary>
    public static IEnumerable<DeskEvent> Events(int count) => Trades().Take(count);

    /// <summary>Writes so many events as the journal of an empty state folder, in one transaction.</summary>
    public static void Write(StateFolder folder, int count)
    {
        using var database = BotDatabase.Open(folder);
        using var journal = new SqliteJournal(
            database,
            new DeskReadModels(database, [], NullLogger.Instance),
            new JournalHeadFile(folder.JournalHeadFile),
            JournalHead.Beginning);
        journal.Append(new DeskChange(DeskState.Empty, Events(count), DeskState.Empty));
    }

    private static IEnumerable<DeskEvent> Trades()
    {
        yield return new DeskEvent.DeskOpened(
            new DeskOpening("PAPER", "benchmark", "simulated", "small-account", new Usd(1_000_000m), Day(0)), Begin);
        for (var trade = 1; ; trade++)
        {
            foreach (var happened in Trade(trade))
            {
                yield return happened;
            }
        }
    }

    private static DateOnly Day(int trade) => DateOnly.FromDateTime(Begin.AddHours(trade * 6).UtcDateTime);

    private static IEnumerable<DeskEvent> Trade(int number)
    {
        var at = Begin.AddHours(number * 6);
        var session = Day(number);
        var symbol = Symbol.Of($"S{number % 400}");
        var price = Price.Of(2m + number % 97 * 0.05m);
        var shares = Quantity.Of(20 + number % 80);
        yield return new DeskEvent.ProposalRaised(number, 1, TermsOf(number, symbol, price, shares, session, at), at);
        yield return new DeskEvent.ProposalApproved(number, 1, shares, Owner, at.AddMinutes(1));
        var entry = OrderOf(symbol, $"p{number}", Side.Buy, OrderPurpose.Entry, number, shares, price, at);
        foreach (var happened in Sent(entry, at))
        {
            yield return happened;
        }

        yield return new DeskEvent.OrderFilled(FillOf(entry, price, at), session, at);
        yield return new DeskEvent.ProtectionPlanned(
            symbol, Price.Of(price.Value * 0.9m).RoundDownToTick(), null, null, at);
        var guard = OrderOf(symbol, $"s{number}", Side.Sell, OrderPurpose.Protection, number, shares, price, at);
        foreach (var happened in Sent(guard, at))
        {
            yield return happened;
        }

        for (var hour = 0; hour < 5; hour++)
        {
            yield return new DeskEvent.AccountMarked(
                session, [new(symbol, Price.Of(price.Value + hour * 0.01m))], new Usd(1_000_000m), hour == 4,
                at.AddHours(hour));
            yield return new DeskEvent.JobsCompleted(at.AddHours(hour));
        }

        yield return new DeskEvent.OrderFilled(FillOf(guard, price, at.AddHours(5)), session, at.AddHours(5));
    }

    private static IEnumerable<DeskEvent> Sent(Order order, DateTimeOffset at) =>
    [
        new DeskEvent.OrderReady(order, at),
        new DeskEvent.OrderSending(order.Id, at),
        new DeskEvent.OrderAccepted(order.Id, "broker-" + order.Id.Value, at),
    ];

    private static ProposalTerms TermsOf(
        int number, Symbol symbol, Price price, Quantity shares, DateOnly session, DateTimeOffset at) => new(
        session, symbol, symbol.Value + " Industries", "Technology", "momentum", 1 + number % 4, 0.71, 0.64, 0.08,
        price, Price.Of(price.Value * 0.95m), Price.Of(price.Value * 1.03m), Price.Of(price.Value * 0.9m), null, 5,
        shares, [new Evidence("momentum", 0.0611), new Evidence("volumeRatio", 8.1598), new Evidence("r1", 0.0711)],
        [], new Ratio(0.0001m), new Usd(0.67m), at.AddHours(18));

    private static Order OrderOf(
        Symbol symbol, string intent, Side side, OrderPurpose purpose, int number, Quantity shares, Price limit,
        DateTimeOffset at) => new(
        new OrderRequest(
            ClientOrderId.For("nc", intent, 1), symbol, side, shares, OrderType.Limit, TimeInForce.Day,
            LimitPrice: limit),
        intent, 1, purpose, $"approval {number}", number, null, at, null);

    private static Fill FillOf(Order order, Price price, DateTimeOffset at) => new(
        "x-" + order.Id.Value, order.Id, order.Symbol, order.Request.Side, order.Request.Quantity, price,
        new Usd(0.01m), at, order.Request.Side == Side.Sell);
}
