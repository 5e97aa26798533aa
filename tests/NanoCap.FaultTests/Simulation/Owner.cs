using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sessions;
using NanoCap.Trading.Signals;
using NanoCap.Trading.Tests.Desk.Chaos;

namespace NanoCap.FaultTests.Simulation;

/// <summary>A moody owner, and a chat that now and then brings the same decision twice.</summary>
internal sealed class Owner(World world)
{
    private static readonly Actor Person = new("console", "owner");
    private readonly Dictionary<int, DeskEvent> acknowledged = [];

    private DateOnly Session => world.State.Session ?? world.Begun;

    public void Act()
    {
        switch (world.Random.Next(20))
        {
            case < 5:
                ProposeSomething();
                break;
            case < 10:
                Decide(Approval);
                break;
            case 10 or 11:
                Decide(number => at => new DeskInput.Reject(number, null, Person, at));
                break;
            case 12:
                Ask(at => new DeskInput.Pause(Person, at));
                break;
            case 13 or 14:
                Resume();
                break;
            case 15:
                var closed = AnySymbol();
                Ask(at => new DeskInput.Close(closed, Person, at));
                break;
            case 16:
                ChangeStop();
                break;
            case 17:
                SellSome();
                break;
            case 18 when world.Random.Next(3) == 0:
                Exit();
                break;
            default:
                CancelSomething();
                break;
        }
    }

    public void Exit() => Ask(at => new DeskInput.Exit(Person, at));

    public void Resume() => Ask(at => new DeskInput.Resume(Person, at));

    /// <summary>Approves what is open, <paramref name="share"/> - 1 of so many.</summary>
    public void ApproveAll(int share = 4)
    {
        foreach (var number in world.State.OpenProposals.Select(open => open.Number)
            .Concat(world.State.OpenSaleProposals.Select(open => open.Number)).ToList())
        {
            if (share == 1 || world.Random.Next(share) > 0)
            {
                Ask(share == 1 ? AllOf(number) : Approval(number));
            }
        }
    }

    /// <summary>Proposes as a daily run would, for the next session.</summary>
    public void ProposeSomething() =>
        Propose(AnySymbol(), world.Random.Next(2) == 0 ? world.Random.Next(1, 5) : null);

    public void Propose(Symbol symbol, int? sessions)
    {
        var reference = world.Market.CloseOf(symbol);
        var next = TradingCalendar.Nyse.Session(TradingCalendar.Nyse.Next(Session));
        var shares = Quantity.Of(Math.Floor(world.Random.Next(60, 220) / reference.Value));
        if (shares.IsZero || world.Now >= next.Open
            || world.State.OpenProposals.Any(open => open.Terms.Symbol == symbol))
        {
            return;
        }

        Price? target = world.Random.Next(5) == 0 ? null : Price.Of(reference.Value * 1.2m).RoundToTick();
        var terms = new ProposalTerms(
            Session, symbol, symbol.Value, "Technology", "momentum", 1, 0.7, 0.6, 0.1, reference,
            Price.Of(reference.Value * 0.95m).RoundUpToTick(), Price.Of(reference.Value * 1.03m).RoundDownToTick(),
            Price.Of(reference.Value * 0.9m).RoundDownToTick(), target,
            sessions, shares, [new Evidence("q", 3.5)], [], null, new Usd(0.5m), next.Open.AddMinutes(30));
        world.Owe(at => new Propose(terms, at));
    }

    /// <summary>I3: what was confirmed stands, and once.</summary>
    public void CheckAcknowledged()
    {
        foreach (var (number, decision) in acknowledged)
        {
            var status = world.State.Proposals[number].Status;
            world.Must(
                decision is DeskEvent.ProposalApproved
                    ? status is not (ProposalStatus.Open or ProposalStatus.Rejected)
                    : status is ProposalStatus.Rejected or ProposalStatus.Withdrawn,
                $"I3: {decision} was confirmed and is {status}.");
            var approvals = world.Judge.Records.Decisions(number, int.MaxValue)
                .Count(happened => happened is DeskEvent.ProposalApproved);
            world.Must(approvals <= 1, $"I3: proposal {number} was approved {approvals} times.");
        }
    }

    private Symbol AnySymbol()
    {
        var held = world.State.Positions.Keys.ToList();
        return held.Count > 0 && world.Random.Next(2) == 0
            ? held[world.Random.Next(held.Count)]
            : RandomPrices.Symbols[world.Random.Next(RandomPrices.Symbols.Count)];
    }

    private Func<DateTimeOffset, DeskInput> Approval(int number)
    {
        Quantity? fewer = world.Random.Next(6) == 0 ? Quantity.Of(world.Random.Next(1, 9)) : null;
        var market = world.ViewOf();
        return at => new DeskInput.Approve(number, null, fewer, Person, market, at);
    }

    private Func<DateTimeOffset, DeskInput> AllOf(int number)
    {
        var market = world.ViewOf();
        return at => new DeskInput.Approve(number, null, null, Person, market, at);
    }

    private void Decide(Func<int, Func<DateTimeOffset, DeskInput>> decision)
    {
        var numbers = world.State.Proposals.Keys.Concat(world.State.SaleProposals.Keys).ToList();
        if (numbers.Count > 0)
        {
            Ask(decision(numbers.Max() - world.Random.Next(3)));
        }
    }

    private void ChangeStop()
    {
        var symbol = AnySymbol();
        LevelsChange change = world.Random.Next(4) switch
        {
            0 => new LevelsChange.NoProtection(),
            1 => new LevelsChange.TrailingStop(new Ratio(0.05m)),
            _ => new LevelsChange.FixedStop(Price.Of(decimal.Round(world.CloseOf(symbol).Value * 0.93m, 2))),
        };
        Ask(at => new DeskInput.SetLevels(symbol, change, Person, at));
    }

    private void SellSome()
    {
        var symbol = AnySymbol();
        Quantity? some = world.Random.Next(3) == 0 ? null : Quantity.Of(world.Random.Next(1, 9));
        var market = world.ViewOf();
        Ask(at => new DeskInput.Sell(symbol, some, Person, market, at));
    }

    private void CancelSomething()
    {
        if (world.State.OpenOrderIds is { Count: > 0 } open)
        {
            var order = open[world.Random.Next(open.Count)];
            Ask(at => new DeskInput.CancelOrder(order, Person, at));
        }
    }

    private void Ask(Func<DateTimeOffset, DeskInput> make)
    {
        world.Owe(make, Note);
        if (world.IsRough && world.Happens(3, "the chat brought it twice"))
        {
            world.Agenda.After(world.Soon() * 10, () => world.Owe(make, Note));
        }
    }

    private void Note(DeskOutcome outcome)
    {
        foreach (var happened in outcome.Events)
        {
            world.Happenings.Count("owner: " + happened.GetType().Name);
            switch (happened)
            {
                case DeskEvent.ProposalApproved approved:
                    acknowledged[approved.Number] = approved;
                    break;
                case DeskEvent.ProposalRejected rejected:
                    acknowledged[rejected.Number] = rejected;
                    break;
                case DeskEvent.ProposalWithdrawn withdrawn:
                    acknowledged[withdrawn.Number] = withdrawn;
                    break;
                default:
                    break;
            }
        }
    }
}
