using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Chat.Console;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Bot.Tests.Chat.Console;

public sealed class RenderedAnswerTests
{
    [Theory]
    [InlineData("/help", "help")]
    [InlineData("/help approve", "help-approve")]
    [InlineData("/status", "status")]
    [InlineData("/positions", "positions")]
    [InlineData("/positions abcd", "position")]
    [InlineData("/orders", "orders")]
    [InlineData("/trades", "trades")]
    [InlineData("/cash", "cash")]
    [InlineData("/risk", "risk")]
    [InlineData("/limits", "limits")]
    [InlineData("/limits cash", "limits-cash")]
    [InlineData("/performance", "performance")]
    [InlineData("/signals", "signals")]
    [InlineData("/why ABCD", "why-proposed")]
    [InlineData("/why LOWV", "why-refused")]
    [InlineData("/why RSPL", "why-skipped")]
    [InlineData("/why CALM", "why-no-signal")]
    [InlineData("/exit", "exit-question")]
    [InlineData("/strategies", "strategies")]
    [InlineData("/score ABCD", "score")]
    [InlineData("/analyze RSPL", "analyze-refused")]
    [InlineData("/candidates", "candidates")]
    [InlineData("/pairs", "pairs")]
    public async Task An_answer_reads_and_serialises_as_approved(string line, string name)
    {
        var answer = await new ChatWorld(Desks.SecondEvening).SayAsync(line);
        Approved.Text(ChatWorld.Text(answer), name);
        if (answer!.Question is null)
        {
            Approved.Text(CommandJson.Write(answer.Data), name + "-json");
        }
    }

    [Fact]
    public async Task A_deposit_shows_what_would_fit_and_books_nothing()
    {
        // 290 - 100 in four places is 47.50 each, under the minimum of 50; with 500 it is 172.50.
        var state = Desks.FirstEvening with
        {
            Books = Books.Opening(new Usd(290m)),
            DayBaseline = new Usd(290m),
            PeakEquity = new Usd(290m),
        };
        var world = new ChatWorld(state);

        var answer = await world.SayAsync("/fund $500");

        Approved.Text(ChatWorld.Text(answer), "fund");
        Approved.Text(CommandJson.Write(answer!.Data), "fund-json");
        Assert.Empty(world.Desk.Inputs);
        Assert.Same(state, world.Desk.State);
    }

    [Fact]
    public void A_swaps_purchase_is_not_wanted_twice_and_an_old_scan_wants_nothing()
    {
        // ABCD waits for a decision (55 x 4.12); XYZ was refused for a place and wants 190.40, and is asked about as a
        // swap too.
        var swap = Desks.Proposal(9, "XYZ", 3, 11.20m, 17);
        var line = Desks.Scan.Candidates[2] with { ProposalNumber = null, Wanted = new Usd(190.40m) };
        var state = Desks.FirstEvening with
        {
            Proposals = Desks.FirstEvening.Proposals.RemoveRange([2, 3])
                .Add(9, swap with { Terms = swap.Terms with { AfterSale = 8 } }),
            LastScan = Desks.Scan with { Candidates = [Desks.Scan.Candidates[0], line] },
        };

        Assert.Equal(226.60m + 190.40m, LatestScan.DemandOf(state, Desks.Setting, Desks.Evening).Value);
        Assert.Equal(226.60m, LatestScan.DemandOf(state, Desks.Setting, Desks.Evening.AddDays(1)).Value);
    }

    [Fact]
    public void A_proposal_that_was_cut_wants_what_the_digest_counted()
    {
        var line = Desks.Scan.Candidates[0] with { Wanted = new Usd(300m) };
        var state = Desks.FirstEvening with
        {
            Proposals = Desks.FirstEvening.Proposals.RemoveRange([2, 3]),
            LastScan = Desks.Scan with { Candidates = [line] },
        };

        Assert.Equal(300m, LatestScan.DemandOf(state, Desks.Setting, Desks.Evening).Value);
    }

    [Fact]
    public void Short_of_cash_the_card_names_all_six_steps()
    {
        var line = Desks.Cash(isEnough: false);
        var opening = Desks.SecondEvening.Opening! with { Kind = AccountKind.Cash };

        Approved.Text(ChatWorld.Text(CashCard.Of(Desks.SecondEvening with { Opening = opening }, line)), "cash-short");
        Approved.Text(CommandJson.Write(CashData.Of(line)), "cash-short-json");
    }

    [Fact]
    public void A_table_that_is_too_wide_becomes_records_and_cuts_no_number() => Approved.Text(
        ChatWorld.Text(PositionsCard.Of(Desks.SecondEvening, Desks.Setting), 80), "positions-80");

    [Theory]
    [InlineData("[red]x[/]")]
    [InlineData("[[/")]
    [InlineData("<b>&amp;")]
    [InlineData("BRK_B *x* `y`")]
    public void Hostile_names_are_shown_as_they_are(string name)
    {
        var card = new Card(name, Severity.Plain,
        [
            new CardBlock.Paragraph(name, name),
            new CardBlock.Fields([new(name, name)]),
            new CardBlock.Table([new(name)], [[name]]),
            new CardBlock.List([name]),
        ])
        {
            Banner = name,
            Footer = name,
            Buttons = [new(name, name)],
        };
        var text = ChatWorld.Text(card);
        Assert.Equal(12, text.Split(name).Length - 1);
        Assert.Contains(name, ChatWorld.Text(Card.Line(name)), StringComparison.Ordinal);
    }

    [Fact]
    public void Control_characters_of_a_name_do_not_reach_the_terminal()
    {
        var text = ChatWorld.Text(new Card("a", Severity.Plain, [new CardBlock.Paragraph("x\u001b[31mred\u202ey")]));
        Assert.Contains("x?[31mred?y", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', text);
    }

    [Fact]
    public void Colours_are_written_for_a_terminal_and_never_into_a_pipe()
    {
        var card = PositionsCard.Of(Desks.SecondEvening, Desks.Setting);
        Assert.Contains('\u001b', Shown(card, hasColours: true));
        Assert.DoesNotContain('\u001b', Shown(card, hasColours: false));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(120)]
    public void No_line_is_wider_than_the_terminal(int width)
    {
        var many = Enumerable.Range(1, 30).Select(number => new ClosedTrade(
            number, Symbol.Of("LONGTICKER12345"), "mean-reversion", number, Desks.Day, Desks.Day, Quantity.Of(123456m),
            Price.Of(1234.5678m), Price.Of(0.0001m), new Usd(-1234567.89m), new Usd(1.5m), ExitReason.Reconciliation));
        var state = Desks.SecondEvening with { Trades = [.. many] };
        var text = ChatWorld.Text(TradesCard.Of(state, 30), width)
            + ChatWorld.Text(DigestCard.Of(state, Desks.Scan, Desks.Setting), width)
            + ChatWorld.Text(ProposalCard.Of(state, state.Proposals[1], Desks.Setting), width);
        Assert.All(text.Split('\n'), line => Assert.True(line.TrimEnd().Length <= width, line));
        Assert.Contains("1,234,569.39", text, StringComparison.Ordinal);
    }

    private static string Shown(Card card, bool hasColours)
    {
        var output = new StringWriter();
        new ConsoleScreen(output, 100, hasColours).Show(card);
        return output.ToString();
    }
}
