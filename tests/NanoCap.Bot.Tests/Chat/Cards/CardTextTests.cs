using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Bot.Tests.Chat.Cards;

public sealed class CardTextTests
{
    [Theory]
    [InlineData(100)]
    [InlineData(80)]
    public void The_digest_reads_as_approved(int width) => Approved.Text(
        ChatWorld.Text(DigestCard.Of(Desks.FirstEvening, Desks.Scan, Desks.Setting), width), $"digest-{width}");

    [Fact]
    public void The_digest_says_how_far_the_journal_reaches()
    {
        var head = new JournalHead(1_234, "0123456789abcdef" + new string('0', 48));
        Assert.Contains(
            " Journal 1234 0123456789ab.",
            ChatWorld.Text(DigestCard.Of(Desks.FirstEvening, Desks.Scan, Desks.Setting, head: head), 200),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_digest_of_a_bad_day_reads_as_approved()
    {
        var scan = Desks.Scan with
        {
            IsSimulated = true,
            Source = "synthetic market, seed 7",
            Strategies =
            [
                new StrategyLine("momentum", -0.031, false, 3, "its 63-session return is under 0 %"),
                new StrategyLine("mean-reversion", null, false, 0, "its record is shorter than 63 sessions"),
            ],
            Candidates = [],
            Cash = Desks.Cash(isEnough: false),
        };
        var state = Desks.SecondEvening with
        {
            LastScan = scan,
            Mode = DeskMode.Paused,
            PausedBy = "day-loss",
            Breakers = Desks.SecondEvening.Breakers.Add("day-loss", new Ratio(0.1043m)),
            Differences = ["ABCD: ours 55, the broker's 50."],
            OpenOrderIds = [],
        };
        Approved.Text(ChatWorld.Text(DigestCard.Of(state, scan, Desks.Setting)), "digest-bad-day");
    }

    [Theory]
    [InlineData("proposed")]
    [InlineData("approved")]
    [InlineData("sent")]
    [InlineData("filled")]
    [InlineData("protected")]
    [InlineData("closed")]
    [InlineData("rejected")]
    [InlineData("not-filled")]
    [InlineData("denied")]
    public void The_living_card_reads_as_approved(string stage)
    {
        var (state, number) = Living(stage);
        var card = ProposalCard.Of(state, state.Proposals[number], Desks.Setting);
        Approved.Text(ChatWorld.Text(card), "proposal-" + stage);
    }

    [Theory]
    [InlineData("proposed", "Approve Reject Half (9) Why")]
    [InlineData("approved", "Withdraw Why")]
    [InlineData("sent", "")]
    [InlineData("protected", "Close")]
    [InlineData("closed", "")]
    public void Buttons_that_no_longer_apply_disappear(string stage, string buttons)
    {
        var (state, number) = Living(stage);
        var card = ProposalCard.Of(state, state.Proposals[number], Desks.Setting);
        Assert.Equal(buttons, string.Join(' ', card.Buttons.Select(button => button.Label)));
    }

    [Fact]
    public void The_loss_at_the_stop_is_counted_from_the_limit_price()
    {
        // Limit 4.12, stop 10 % under the fill: 3.708, on the tick 3.71; 55 shares lose 55 x .41 = 22.55.
        var after = WhatIf.Of(Desks.FirstEvening, Desks.FirstEvening.Proposals[1].Terms, Quantity.Of(55m));
        Assert.Equal(3.71m, after.StopAtLimit.Value);
        Assert.Equal(22.55m, after.LossAtStop.Value);
        Assert.Equal(1000m - 226.60m - 0.61m, after.CashAfter.Value);
        Assert.Equal(1, after.PositionsAfter);
    }

    [Fact]
    public void What_is_approved_already_is_gone_from_the_cash_of_the_next_card()
    {
        var first = Desks.FirstEvening;
        var approved = first.Proposals[1] with
        {
            Status = ProposalStatus.Approved, ApprovedQuantity = Quantity.Of(10m),
        };
        var state = first with { Proposals = first.Proposals.SetItem(1, approved) };
        var terms = state.Proposals[2].Terms;
        var after = WhatIf.Of(state, terms, terms.Quantity);
        Assert.Equal(1000m - 41.20m - 0.61m - 226.16m - 0.61m, after.CashAfter.Value);
        Assert.Equal(2, after.PositionsAfter);
    }

    [Fact]
    public void What_has_changed_since_the_last_close_is_said_beside_the_day()
    {
        var state = Desks.FirstEvening with { Books = Books.Opening(new Usd(990m)) };
        Assert.Contains("Since that close  -10.00 USD",
            ChatWorld.Text(StatusCard.Of(state, null, Desks.Morning, Desks.Setting)), StringComparison.Ordinal);
        Assert.Contains("Up to the close of Tue 2024-01-02; -10.00 USD since.",
            ChatWorld.Text(PerformanceCard.Of(state, Period.All)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_name_never_cuts_the_banner()
    {
        var card = new Card(new string('N', 200), Severity.Plain, [new CardBlock.Paragraph("text")])
        {
            Banner = "REPLAY, SIMULATED PRICES",
        };
        Assert.Contains("NNN... [REPLAY, SIMULATED PRICES]", ChatWorld.Text(card, 80), StringComparison.Ordinal);
    }

    [Fact]
    public void An_order_id_stays_in_one_piece()
    {
        Column[] columns = [new("Order"), new("For"), new("What"), new("Filled", true), new("State"), new("Note")];
        Cell[][] rows =
        [
            ["nc-s5-JAKIZ-1", "exit", "sell 46 JAKIZ market", "46 at 4.6651", "filled", ""],
            ["nc-h5-1", "protection", "sell 46 JAKIZ stop 4.41 / target 5.71", "-", "cancelled", "it is being sold"],
        ];
        var card = new Card("Orders", Severity.Plain, [new CardBlock.Table(columns, rows)]);
        Assert.Contains("nc-s5-JAKIZ-1", ChatWorld.Text(card, 80), StringComparison.Ordinal);
    }

    [Fact]
    public void No_card_calls_a_signal_strong()
    {
        var states = new[] { Desks.FirstEvening, Desks.SecondEvening };
        var cards = states.SelectMany(state => state.Proposals.Values
            .Select(proposal => ProposalCard.Of(state, proposal, Desks.Setting))
            .Append(DigestCard.Of(state, Desks.Scan, Desks.Setting)));
        Assert.All(cards, card =>
            Assert.DoesNotContain("strong", ChatWorld.Text(card), StringComparison.OrdinalIgnoreCase));
    }

    internal static (DeskState State, int Number) Living(string stage)
    {
        var first = Desks.FirstEvening;
        var second = Desks.SecondEvening;
        return stage switch
        {
            "proposed" => (first, 3),
            "approved" => (first with
            {
                Proposals = first.Proposals.SetItem(1, first.Proposals[1] with
                {
                    Status = ProposalStatus.Approved,
                    DecidedBy = Desks.Anna,
                    DecidedAt = Desks.Evening.AddMinutes(3),
                    ApprovedQuantity = Quantity.Of(40m),
                }),
            }, 1),
            "sent" => (WithEntry(first, Desks.Entry(1, "ABCD", 55, 4.12m, null)), 1),
            "not-filled" => (WithEntry(first, Desks.Entry(1, "ABCD", 55, 4.12m, null) with
            {
                Status = OrderStatus.Canceled,
                Note = "not filled by 10:00",
            }), 1),
            "filled" => (second with { OpenOrderIds = [] }, 1),
            "protected" => (second, 1),
            "closed" => (second, 2),
            "rejected" => (second, 3),
            "denied" => (first with
            {
                Proposals = first.Proposals.SetItem(1, first.Proposals[1] with
                {
                    Status = ProposalStatus.Denied,
                    DecidedBy = Desks.Anna,
                    DecidedAt = Desks.Evening.AddMinutes(3),
                    Note = "position-minimum: " + Desks.Refusal.Text,
                }),
            }, 1),
            _ => throw new ArgumentOutOfRangeException(nameof(stage)),
        };
    }

    private static DeskState WithEntry(DeskState state, Order entry) => state with
    {
        Proposals = state.Proposals.SetItem(1, Desks.Ordered(state.Proposals[1], entry.Id)),
        Orders = state.Orders.Add(entry.Id, entry),
        OpenOrderIds = entry.IsTerminal ? [] : [entry.Id],
    };
}
