using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Bot.Tests.Chat.Cards;

public sealed class NoticeTests
{
    private static readonly DateOnly Session = new(2024, 1, 3);
    private static readonly DeskState State = Desks.SecondEvening;

    [Fact]
    public void What_the_owner_must_hear_reads_as_approved() => Approved.Text(
        string.Join('\n', Told().Select(happened => Notices.Of(happened, State))
            .Select(notice => notice is null ? "(silence)" : $"{notice.Severity,-9}{notice.Key,-22}{notice.Text}")),
        "notices");

    [Theory]
    [InlineData("ended by EXIT", "was ended by EXIT.")]
    [InlineData("its sale S2 was rejected", "has ended: its sale S2 was rejected.")]
    public void Why_a_proposal_ended_is_one_plain_sentence(string reason, string end) => Assert.EndsWith(
        end, Notices.Of(new DeskEvent.ProposalExpired(1, Desks.Morning) { Reason = reason }, State)!.Text,
        StringComparison.Ordinal);

    [Fact]
    public void Bookkeeping_is_not_told() => Assert.All(
        new DeskEvent[]
        {
            new DeskEvent.JobsCompleted(Desks.Morning),
            new DeskEvent.BooksAgreed(Desks.Morning),
            new DeskEvent.AccountMarked(Session, [], new Usd(985m), true, Desks.Morning),
            new DeskEvent.OrderAccepted(State.Orders.Values.Last().Id, "b1", Desks.Morning),
            new DeskEvent.CommandRefused("approve 1", "expired", "it has expired.", Desks.Anna, Desks.Morning),
        },
        happened => Assert.Null(Notices.Of(happened, State)));

    [Fact]
    public void What_an_alert_tells_is_no_notice_as_well()
    {
        var at = Desks.Morning;
        var guard = Desks.Guard("ABCD", 55, 3.65m, 4.86m);
        var entry = ClientOrderId.For("nc", "p1", 1);
        var stop = new DeskEvent.OrderFilled(Fill(guard.Id, "BRK_B", Side.Sell, 88, 2.292m), Session, at);
        Assert.NotNull(Notices.Of(stop, State));
        var told = TradingDesk.Apply(State, new AlertEvent.AlertRaised(
            1, "stop:BRK_B:20240103", AlertTopic.StopHit, AlertSeverity.Warning, "BRK_B hit its stop.", at));
        Assert.Null(Notices.Of(stop, told));

        var tripped = new DeskEvent.BreakerTripped("day-loss", new Ratio(0.1m), new Ratio(0.1043m), at);
        Assert.Equal(Severity.Critical, Notices.Of(tripped, State)?.Severity);
        Assert.Null(Notices.Of(tripped, TradingDesk.Apply(State, new AlertEvent.AlertRaised(
            1, "breaker:day-loss", AlertTopic.Breaker, AlertSeverity.Critical, "Day loss.", at))));
        Assert.All(
            new DeskEvent[]
            {
                new DeskEvent.OrderEnded(guard.Id, OrderStatus.Canceled, null, at),
                new DeskEvent.OrderUnknown(entry, "timeout", at),
                new DeskEvent.OrderNotSeen(entry, at),
                new DeskEvent.OrderEnded(entry, OrderStatus.Canceled, null, at),
                new DeskEvent.BooksDiffered("Cash.", at),
                new DeskEvent.ProposalDenied(1, [Desks.Refusal], at),
                new AlertEvent.AlertRaised(1, "books", AlertTopic.Books, AlertSeverity.Critical, "Cash.", at),
            },
            happened => Assert.Null(Notices.Of(happened, State)));
    }

    [Fact]
    public void A_part_that_the_owner_sold_reads_as_a_sentence()
    {
        var sale = ClientOrderId.For("nc", "s1", 1);
        var entry = State.Orders[ClientOrderId.For("nc", "p1", 1)];
        var asked = State with
        {
            Orders = State.Orders.Add(sale, entry with { ProposalNumber = null, ExitReason = ExitReason.Owner }),
        };
        var sold = new DeskEvent.OrderFilled(Fill(sale, "ABCD", Side.Sell, 5, 4.05m), Session, Desks.Morning);

        Assert.StartsWith(
            "As its owner asked: sold 5 ABCD at 4.05.", Notices.Of(sold, asked)!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_rebalance_bought_is_not_said_to_be_a_proposals()
    {
        var entry = ClientOrderId.For("nc", "p1", 1);
        var bought = new DeskEvent.OrderFilled(Fill(entry, "ABCD", Side.Buy, 55, 4.05m), Session, Desks.Morning);
        var terms = new RebalanceTerms(Session, "trend", null, [], [], [], "measured", Desks.Morning);
        var number = State.Orders[entry].ProposalNumber!.Value;
        var rebalanced = State with
        {
            Rebalances = State.Rebalances.Add(
                number, new Rebalance(number, terms, ProposalStatus.Ordered, Desks.Morning)),
        };

        Assert.Contains($"(proposal {number})", Notices.Of(bought, State)!.Text, StringComparison.Ordinal);
        Assert.Contains($"(rebalance {number})", Notices.Of(bought, rebalanced)!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_is_not_told_what_they_did_and_rules_are_told_to_everyone()
    {
        var paused = new DeskEvent.EntriesPaused(Desks.Anna, Desks.Morning);
        Assert.Equal(Desks.Anna, Notices.Of(paused, State)?.By);
        Assert.Null(Notices.Of(paused with { By = Actor.Rule }, State)?.By);
    }

    private static IEnumerable<DeskEvent> Told()
    {
        var at = Desks.Morning;
        var entry = ClientOrderId.For("nc", "p1", 1);
        var guard = ClientOrderId.For("nc", "guard-ABCD", 1);
        yield return new DeskEvent.OrderFilled(Fill(entry, "ABCD", Side.Buy, 55, 4.05m), Session, at);
        yield return new DeskEvent.OrderAccepted(guard, "b2", at);
        yield return new DeskEvent.OrderFilled(Fill(guard, "BRK_B", Side.Sell, 88, 2.292m), Session, at);
        yield return new DeskEvent.OrderRefused(guard, "403", "insufficient shares", at);
        yield return new DeskEvent.OrderUnknown(entry, "timeout", at);
        yield return new DeskEvent.OrderNotSeen(entry, at);
        yield return new DeskEvent.OrderEnded(entry, OrderStatus.Canceled, "not filled by 10:00", at);
        yield return new DeskEvent.OrderDropped(entry, "EXIT", at);
        yield return new DeskEvent.ProposalApproved(1, 1, Quantity.Of(55m), Desks.Anna, at);
        yield return new DeskEvent.ProposalRejected(3, "spread too wide", Desks.Anna, at);
        yield return new DeskEvent.ProposalWithdrawn(1, Desks.Anna, at);
        yield return new DeskEvent.ProposalExpired(3, at);
        yield return new DeskEvent.ProposalDenied(1, [Desks.Refusal], at);
        yield return new DeskEvent.EntriesPaused(Desks.Anna, at);
        yield return new DeskEvent.EntriesResumed(new Usd(985.05m), Desks.Anna, at);
        yield return new DeskEvent.BreakerTripped("day-loss", new Ratio(0.1m), new Ratio(0.1043m), at);
        yield return new DeskEvent.ExitScheduled(Symbol.Of("ABCD"), ExitReason.Time, Actor.Rule, at);
        yield return new DeskEvent.ExitBegan(1, Desks.Anna, at);
        yield return new DeskEvent.ExitEnded(1, at);
        yield return new DeskEvent.BooksDiffered("ABCD: ours 55, the broker's 50.", at);
        yield return new DeskEvent.PositionAdjusted(Symbol.Of("ABCD"), Quantity.Of(50m), Price.Of(4.2m), Session, at);
        yield return new DeskEvent.PositionSplit("s1", Symbol.Of("ABCD"), 0.1m, Quantity.Of(5m), new Usd(2.1m), at);
    }

    private static Fill Fill(ClientOrderId order, string symbol, Side side, int shares, decimal price) => new(
        "e1", order, Symbol.Of(symbol), side, Quantity.Of(shares), Price.Of(price), Usd.Zero, Desks.Morning,
        IsStopLeg: side == Side.Sell);
}
