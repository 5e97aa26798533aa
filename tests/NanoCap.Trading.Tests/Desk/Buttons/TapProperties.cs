using FsCheck;
using FsCheck.Fluent;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Buttons;
using NanoCap.Trading.Desk.People;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Tests.Desk.Buttons;

/// <summary>Whatever is tapped, by whomever, in whatever order, on whichever of many cards.</summary>
public sealed class TapProperties
{
    private static readonly (Actor By, UserRank? Rank)[] People =
    [
        (TapWorld.Anna, UserRank.Trader), (TapWorld.Bob, UserRank.Admin),
        (new Actor("telegram", "3"), UserRank.Viewer), (new Actor("telegram", "4"), null),
    ];

    [Theory]
    [InlineData(null)]
    [InlineData(150)]
    public void Each_proposal_is_decided_once_the_first_wins_and_no_order_lacks_its_approvals(int? secondPersonAbove)
    {
        var (decided, ordered) = (0, 0);
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var life = Live(seed, secondPersonAbove);
            decided += life.Decided;
            ordered += life.Ordered;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
        Assert.True(decided > 100 && ordered > 30, $"Only {decided} decisions and {ordered} orders over all lives.");
    }

    private static (int Decided, int Ordered) Live(int seed, int? secondPersonAbove)
    {
        var random = new Random(seed);
        var taps = new TapWorld(secondPersonAbove);
        taps.World.Propose("BETA", 10);
        taps.World.Propose("CETA", 16);
        var tokens = new List<string> { taps.Approve, taps.Reject };
        var (firsts, told) = (new Dictionary<int, DeskEvent>(), new HashSet<string>());
        for (var step = 0; step < 60; step++)
        {
            var events = Step(taps, tokens, random);
            Check(taps, events, firsts, told);
        }

        taps.World.Market = new TenDollarMarket(taps.World.Session);
        taps.World.BeforeOpen(new Dictionary<Symbol, decimal>());
        return (firsts.Count, CheckOrders(taps, secondPersonAbove));
    }

    private static IReadOnlyList<DeskEvent> Step(TapWorld taps, List<string> tokens, Random random)
    {
        var number = random.Next(1, 4);
        switch (random.Next(10))
        {
            case 0:
                taps.World.Restart();
                return [];
            case 1:
                taps.World.Market = new TenDollarMarket(taps.World.Session, random.Next(4) == 0 ? 10.6m : 10m);
                return [];
            case 2:
                tokens.Add(taps.Issue("/approve", ButtonKind.Approve, number, version: random.Next(1, 3)));
                return [];
            case 3:
                tokens.Add(taps.Issue("/approve half", ButtonKind.Approve, number, shares: 5m));
                return [];
            case 4:
                tokens.Add(taps.Issue(
                    "/reject", ButtonKind.Reject, number, reason: random.Next(3) == 0 ? null : "size"));
                return [];
            default:
                var (by, rank) = People[random.Next(People.Length)];
                return taps.World.Post(new ButtonInput.Tap(
                    tokens[random.Next(tokens.Count)], by, rank, random.Next(8) == 0 ? "other" : TapWorld.Chat,
                    random.Next(8) == 0 ? null : taps.World.Market, taps.World.At));
        }
    }

    private static void Check(
        TapWorld taps, IReadOnlyList<DeskEvent> events, Dictionary<int, DeskEvent> firsts, HashSet<string> told)
    {
        var tapped = events.OfType<ButtonEvent.ButtonTapped>().SingleOrDefault();
        var decisions = events.Where(happened => happened is DeskEvent.ProposalApproved or DeskEvent.ProposalRejected
            or DeskEvent.ProposalWithdrawn or FirstApprovalEvent.FirstApprovalGiven).ToList();
        Assert.Equal(tapped?.Outcome == ButtonOutcome.Done ? 1 : 0, decisions.Count);
        foreach (var decision in decisions)
        {
            // A token decides once, but for the two people who tap the same button.
            Assert.True(told.Add($"{tapped!.Hash} {tapped.By}"), $"{tapped.Hash} decided twice.");
            Assert.True(People.Single(person => person.By == tapped.By).Rank >= UserRank.Trader);
            switch (decision)
            {
                case DeskEvent.ProposalApproved yes:
                    Assert.True(firsts.TryAdd(yes.Number, yes), $"{yes.Number} was decided twice.");
                    break;
                case DeskEvent.ProposalRejected no:
                    Assert.True(firsts.TryAdd(no.Number, no), $"{no.Number} was decided twice.");
                    break;
                case DeskEvent.ProposalWithdrawn back:
                    Assert.IsType<DeskEvent.ProposalApproved>(firsts[back.Number]);
                    break;
                default:
                    break;
            }
        }

        foreach (var (number, first) in firsts)
        {
            var status = taps.State.Proposals[number].Status;
            Assert.True(
                first is DeskEvent.ProposalRejected ? status == ProposalStatus.Rejected
                    : status is ProposalStatus.Approved or ProposalStatus.Withdrawn,
                $"{number} is {status} after {first}.");
        }
    }

    private static int CheckOrders(TapWorld taps, int? secondPersonAbove)
    {
        var entries = taps.State.Orders.Values.Where(order => order.Purpose == OrderPurpose.Entry).ToList();
        foreach (var order in entries)
        {
            var number = order.ProposalNumber!.Value;
            var yes = Assert.Single(
                taps.World.Journal.OfType<DeskEvent.ProposalApproved>(), one => one.Number == number);
            Assert.DoesNotContain(
                taps.World.Journal, happened => happened is DeskEvent.ProposalWithdrawn back && back.Number == number);
            if (taps.State.Proposals[number].Terms.Limit.Value * yes.Shares.Value > secondPersonAbove)
            {
                var first = taps.World.Journal.OfType<FirstApprovalEvent.FirstApprovalGiven>()
                    .Last(one => one.Number == number && one.Version == yes.Version);
                Assert.NotEqual(first.By, yes.By);
            }
        }

        return entries.Count;
    }
}
