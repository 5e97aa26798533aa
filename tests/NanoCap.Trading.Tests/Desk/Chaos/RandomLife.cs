using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Risk.Breakers;
using NanoCap.Trading.Sessions;
using NanoCap.Trading.Signals;

namespace NanoCap.Trading.Tests.Desk.Chaos;

/// <summary>Some sessions of a desk with a moody owner, a rough market and a bad line; then calm, EXIT, and the
/// reckoning.</summary>
internal sealed class RandomLife
{
    private static readonly Actor Owner = new("console", "owner");
    private readonly Random random;
    private readonly Happenings happenings;
    private readonly FaultyWorld world;
    private readonly DeskInvariants invariants;
    private readonly Dictionary<int, Type> acknowledged = [];

    public RandomLife(int seed, Happenings happenings)
    {
        random = new Random(seed);
        this.happenings = happenings;
        world = new FaultyWorld(random, happenings) { MayCrash = true };
        invariants = new DeskInvariants(world, happenings);
    }

    public IReadOnlyList<DeskEvent> Journal => world.Journal;

    public void Live()
    {
        var sessions = random.Next(3, 9);
        for (var session = 0; session < sessions; session++)
        {
            world.Broker.IsCalm = false;
            Evening();
            Live(isCalm: false);
            Calm();
        }

        LeaveEverything();
    }

    private void LeaveEverything()
    {
        world.Prices.Revive();
        Job(() => Owns(new DeskInput.Exit(Owner, world.At)));
        world.Settle();
        for (var session = 0; session < 12 && world.State.ExitUnderWay is not null; session++)
        {
            Live(isCalm: true);
        }

        Assert.Null(world.State.ExitUnderWay);
        Assert.Empty(world.State.Positions);
        Assert.Empty(world.State.OpenOrders);
        Assert.Empty(world.Broker.State.Positions);
        Assert.Empty(world.Broker.State.WorkingOrders);
        happenings.Count("exit ended");
    }

    private void Evening()
    {
        for (var proposal = random.Next(4); proposal > 0; proposal--)
        {
            Job(Propose);
        }

        foreach (var sale in world.State.OpenSaleProposals.Where(_ => random.Next(4) > 0).ToList())
        {
            Job(() => Owns(Approval(sale.Number)));
        }

        foreach (var proposal in world.State.OpenProposals.Where(_ => random.Next(4) > 0).ToList())
        {
            Job(() => Owns(Approval(proposal.Number)));
        }

        if ((world.State.Mode != DeskMode.Active || !world.State.Safety.Latches.IsEmpty) && random.Next(3) > 0)
        {
            Job(() => Owns(new DeskInput.Resume(Owner, world.At)));
        }

        for (var act = random.Next(3); act > 0; act--)
        {
            Act();
        }
    }

    /// <summary>One session from five minutes before the open to half an hour after the close.</summary>
    private void Live(bool isCalm)
    {
        world.Session = TradingCalendar.Nyse.Next(world.Session);
        var times = TradingCalendar.Nyse.Session(world.Session);
        var market = world.Prices.View(TradingCalendar.Nyse.Previous(world.Session));
        var (bars, splits) = world.Prices.Next(isCalm);
        var session = SessionBars.Of(world.Session, bars, splits);
        var exchange = world.Broker.Exchange;
        MoveTo(times.Open.AddMinutes(-5));
        Job(() =>
        {
            world.Broker.Pass(exchange.BeforeOpen(session, world.At));
            world.Settle();
            world.Post(new DeskInput.SubmissionDue(world.Session, market, splits.Keys.ToHashSet(), world.At));
            world.Settle();
        });
        ActPerhaps(isCalm);
        MoveTo(times.Open);
        world.Begun = world.Session;
        Job(() =>
        {
            world.Broker.Pass(exchange.Open(session, world.At));
            world.Settle();
            Mark(bars, bar => bar.Bar.Open, isClose: false);
        });
        MoveTo(times.Open.AddMinutes(1));
        Job(() =>
        {
            world.Post(new DeskInput.ProtectionDue(world.Session, world.At));
            world.Settle();
            world.Broker.Pass(exchange.Intrabar(session, world.At));
            world.Settle();
        });
        ActPerhaps(isCalm);
        MoveTo(times.Open.AddMinutes(6));
        ReadPerhaps(isCalm);
        MoveTo(times.Open.AddMinutes(30));
        Job(() => world.Post(new DeskInput.ExpiryDue(world.Session, world.At)));
        MoveTo(times.Close);
        Job(() =>
        {
            world.Broker.Pass(exchange.Close(session, world.At));
            world.Settle();
            Mark(bars, bar => bar.Bar.Close, isClose: true);
        });
        MoveTo(times.Close.AddMinutes(30));
        Job(() => world.Post(new DeskInput.JobsDone(world.At)));
    }

    private void Mark(ExchangeBar[] bars, Func<ExchangeBar, double> priceOf, bool isClose) => world.Post(
        new DeskInput.Marked(
            world.Session,
            bars.ToDictionary(bar => bar.Symbol, bar => Price.FromMeasured(priceOf(bar))!.Value),
            isClose, world.At)
        {
            CountsTwice = isClose && random.Next(2) == 0,
        });

    /// <summary>A reading of what is held and of the sources, now and then a bad one.</summary>
    private void Read()
    {
        var isBad = random.Next(4) == 0;
        var scale = isBad ? random.NextDouble() : 1.0;
        var prices = world.State.Positions.Values.ToDictionary(
            held => held.Symbol,
            held => random.Next(60) == 0 ? null : (double?)((double)held.LastPrice.Value * scale));
        List<Gauge> gauges = [new(SilenceGate.Data, random.Next(25) == 0 ? 90 : 1)];
        world.Post(new DeskInput.SafetyRead(
            random.Next(60) == 0 ? null : prices, gauges,
            random.Next(2) == 0 ? world.Prices.View(world.State.Session!.Value) : null, world.At));
    }

    private void MoveCash()
    {
        var amount = new Usd(random.Next(-100, 300));
        happenings.Count("cash moved");
        world.Broker.Pass(world.Broker.Exchange.MoveCash(
            amount < Usd.Zero ? CashFlowKind.Withdrawal : CashFlowKind.Deposit, amount, world.At));
        world.Settle();
    }

    /// <summary>The line is good again; everything that was late arrives, and everything must be right.</summary>
    private void Calm()
    {
        world.Broker.IsCalm = true;
        world.Broker.CatchUp();
        world.Settle();
        if (world.Broker.HasLostSome)
        {
            happenings.Count("read after lost updates");
            world.ReadBroker();
        }

        world.Advance(TimeSpan.FromMinutes(12));
        invariants.CheckEvening();
        CheckAcknowledged();
    }

    private void ActPerhaps(bool isCalm)
    {
        if (!isCalm && random.Next(4) == 0)
        {
            Act();
        }
    }

    private void ReadPerhaps(bool isCalm)
    {
        for (var reading = isCalm ? 0 : random.Next(6); reading > 0; reading--)
        {
            Job(Read);
            MoveTo(world.At.AddSeconds(random.Next(5, 40)));
        }
    }

    private void Act()
    {
        switch (random.Next(56))
        {
            case 52:
                Job(() => Owns(new DeskInput.Halt(Owner, world.At)));
                break;
            case 53:
                Job(() => Owns(new DeskInput.Reduce(new Ratio(random.Next(10, 90) / 100m), Owner, world.At)));
                break;
            case 54 or 55:
                Job(MoveCash);
                break;
            case < 8:
                Job(Propose);
                break;
            case < 20:
                Decide(Approval);
                break;
            case < 23:
                Decide(number => new DeskInput.Reject(number, null, Owner, world.At));
                break;
            case < 24:
                Job(() => Owns(new DeskInput.Pause(Owner, world.At)));
                break;
            case < 28:
                Job(() => Owns(new DeskInput.Resume(Owner, world.At)));
                break;
            case < 29:
                Job(() => Owns(new DeskInput.Exit(Owner, world.At)));
                break;
            case < 31:
                var held = RandomPrices.Symbols[random.Next(RandomPrices.Symbols.Count)];
                Job(() => Owns(new DeskInput.Close(held, Owner, world.At)));
                break;
            case < 51:
                ByHand();
                break;
            default:
                world.Prices.StopTrading(RandomPrices.Symbols[random.Next(RandomPrices.Symbols.Count)]);
                break;
        }
    }

    /// <summary>What an owner does who trades by hand.</summary>
    private void ByHand()
    {
        var held = world.State.Positions.Values.ToList();
        var symbol = held.Count > 0 && random.Next(4) > 0
            ? held[random.Next(held.Count)].Symbol
            : RandomPrices.Symbols[random.Next(RandomPrices.Symbols.Count)];
        var view = world.Prices.View(world.State.Session!.Value);
        Quantity? some = random.Next(3) == 0 ? null : Quantity.Of(random.Next(1, 9));
        Price Near(double low, double high) => Price.Of(decimal.Round(
            world.Prices.CloseOf(symbol).Value * (decimal)(low + (random.NextDouble() * (high - low))), 4));
        Job(() => Owns(random.Next(8) switch
        {
            0 => new DeskInput.Buy(symbol, some, null, null, Owner, view, world.At),
            1 or 2 => new DeskInput.Sell(symbol, some, Owner, view, world.At),
            3 => new DeskInput.SetLevels(symbol, new LevelsChange.FixedStop(Near(0.8, 1.02)), Owner, world.At),
            4 => new DeskInput.SetLevels(
                symbol, new LevelsChange.TrailingStop(new Ratio(0.02m * random.Next(1, 10))), Owner, world.At),
            5 => new DeskInput.SetLevels(
                symbol, new LevelsChange.NewTarget(random.Next(3) == 0 ? null : Near(0.98, 1.3)), Owner, world.At),
            6 when random.Next(4) == 0 => new DeskInput.SetLevels(
                symbol, new LevelsChange.NoProtection(), Owner, world.At),
            _ => new DeskInput.CancelOrder(AnyOrder(), Owner, world.At),
        }));
        foreach (var sale in world.State.OpenSaleProposals.Where(_ => random.Next(4) > 0).ToList())
        {
            Job(() => Owns(Approval(sale.Number)));
            if (random.Next(5) == 0)
            {
                Job(() => Owns(new DeskInput.Reject(sale.Number, null, Owner, world.At)));
            }
        }
    }

    private ClientOrderId AnyOrder() => world.State.OpenOrderIds is { Count: > 0 } open && random.Next(8) > 0
        ? open[random.Next(open.Count)]
        : ClientOrderId.For("nc", "nothing", 1);

    private DeskInput.Approve Approval(int number) => new(
        number, null, random.Next(6) == 0 ? Quantity.Of(random.Next(1, 9)) : null, Owner,
        world.Prices.View(world.State.Session!.Value), world.At);

    private void Propose()
    {
        var symbol = RandomPrices.Symbols[random.Next(RandomPrices.Symbols.Count)];
        var reference = world.Prices.CloseOf(symbol);
        var after = world.State.Session!.Value;
        var next = TradingCalendar.Nyse.Session(TradingCalendar.Nyse.Next(after));
        if (world.At >= next.Open || world.State.OpenProposals.Any(open => open.Terms.Symbol == symbol))
        {
            return;
        }

        var shares = Quantity.Of(Math.Floor(random.Next(60, 220) / reference.Value));
        Price? target = random.Next(5) == 0 ? null : Price.Of(reference.Value * 1.2m).RoundToTick();
        var terms = new ProposalTerms(
            after, symbol, symbol.Value, "Technology", "momentum", 1, 0.7, 0.6, 0.1, reference,
            Price.Of(reference.Value * 0.95m).RoundUpToTick(), Price.Of(reference.Value * 1.03m).RoundDownToTick(),
            Price.Of(reference.Value * 0.9m).RoundDownToTick(), target, random.Next(2) == 0 ? random.Next(1, 5) : null,
            shares, [new Evidence("q", 3.5)], [], null, new Usd(0.5m), next.Open.AddMinutes(30));
        if (!shares.IsZero)
        {
            world.Raise(terms);
        }
    }

    private void Decide(Func<int, DeskInput> decision)
    {
        var numbers = world.State.Proposals.Keys.Concat(world.State.SaleProposals.Keys).ToList();
        if (numbers.Count == 0)
        {
            return;
        }

        var number = numbers.Max() - random.Next(3);
        Job(() => Owns(decision(number)));
    }

    private void Owns(DeskInput input)
    {
        foreach (var happened in world.Post(input))
        {
            happenings.Count("owner: " + happened.GetType().Name);
            switch (happened)
            {
                case DeskEvent.ProposalApproved approved:
                    acknowledged[approved.Number] = typeof(DeskEvent.ProposalApproved);
                    break;
                case DeskEvent.ProposalRejected rejected:
                    acknowledged[rejected.Number] = typeof(DeskEvent.ProposalRejected);
                    break;
                case DeskEvent.ProposalWithdrawn withdrawn:
                    acknowledged[withdrawn.Number] = typeof(DeskEvent.ProposalWithdrawn);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>I3: what was confirmed to a person stands.</summary>
    private void CheckAcknowledged()
    {
        foreach (var (number, decision) in acknowledged)
        {
            var proposal = world.State.Proposals[number];
            if (decision == typeof(DeskEvent.ProposalApproved))
            {
                Assert.NotEqual(ProposalStatus.Open, proposal.Status);
                Assert.NotEqual(ProposalStatus.Rejected, proposal.Status);
            }
            else
            {
                Assert.Contains(proposal.Status, new[] { ProposalStatus.Rejected, ProposalStatus.Withdrawn });
                Assert.DoesNotContain(
                    world.Broker.State.Orders.Values, order => order.Id == proposal.OrderId);
            }
        }
    }

    private void MoveTo(DateTimeOffset instant)
    {
        if (instant > world.At)
        {
            Job(() => world.Advance(instant - world.At));
        }
    }

    /// <summary>Whatever the process was doing when it died is done again by the next one.</summary>
    private void Job(Action job)
    {
        for (var tries = 0; tries < 4; tries++)
        {
            try
            {
                world.MayCrash = tries < 3;
                job();
                return;
            }
            catch (Crash)
            {
                world.MayCrash = false;
                world.Restart();
                world.MayCrash = true;
            }
        }
    }
}
