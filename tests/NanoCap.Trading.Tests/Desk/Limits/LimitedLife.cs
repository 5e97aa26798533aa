using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sessions;
using NanoCap.Trading.Signals;
using NanoCap.Trading.Tests.Desk.Chaos;

namespace NanoCap.Trading.Tests.Desk.Limits;

/// <summary>Some weeks of a greedy owner: signals of any size, everything approved, purchases by hand, swaps, sales and
/// every command, on a rough market.</summary>
internal sealed class LimitedLife
{
    private static readonly Actor Owner = new("console", "owner");
    private static readonly decimal[] Cash = [400m, 1_000m, 5_000m, 60_000m];

    private readonly Random random;
    private readonly Happenings happenings;
    private readonly DeskWorld world;
    private readonly ManyStocks stocks;
    private readonly LimitJudge judge;
    private readonly bool tellsAccount;

    public LimitedLife(int seed, Happenings happenings)
    {
        (random, this.happenings) = (new Random(seed), happenings);
        var limits = LimitTable.All[seed % LimitTable.All.Count];
        var kind = random.Next(3) == 0 ? AccountKind.Cash : AccountKind.Margin;
        var ordersPerDay = random.Next(3) == 0 ? 2 : 40;
        tellsAccount = random.Next(2) == 0;
        stocks = new ManyStocks(random);
        judge = new LimitJudge(limits, ordersPerDay, kind, happenings);
        world = new DeskWorld(
            Cash[random.Next(Cash.Length)], kind,
            RiskProfiles.Get(limits.Name) with { OrdersPerDay = ordersPerDay });
        Look();
    }

    public void Live()
    {
        var sessions = random.Next(5, 15);
        for (var session = 0; session < sessions; session++)
        {
            for (var act = random.Next(2, 14); act > 0; act--)
            {
                Act();
            }

            var bars = stocks.Next();
            world.BeforeOpen(new Dictionary<Symbol, decimal>(), bars);
            Judge();
            ActPerhaps();
            world.Open(bars);
            Judge();
            ActPerhaps();
            ActPerhaps();
            world.Rest(bars);
            Judge();
            Look();
        }

        Assert.All(world.Exchange.State.Positions.Values, position => Assert.True(position.Quantity.Value > 0m));
    }

    private void Look()
    {
        Judge();
        world.Market = stocks.View(world.Session, () => tellsAccount
            ? new AccountView(world.At)
            {
                IsActive = true,
                BuyingPower = world.Exchange.Snapshot(world.At, null).BuyingPower,
            }
            : null);
    }

    private void Judge() => judge.Read(world.Journal, world.Market);

    private void ActPerhaps()
    {
        if (random.Next(3) == 0)
        {
            Act();
        }
    }

    private void Act()
    {
        var symbol = ManyStocks.Symbols[random.Next(ManyStocks.Symbols.Count)];
        var held = world.State.Positions.Keys.ToList();
        var mine = held.Count > 0 ? held[random.Next(held.Count)] : symbol;
        switch (random.Next(30))
        {
            case < 9:
                Raise(symbol, null);
                break;
            case < 16:
                Post(new DeskInput.Buy(
                    symbol, random.Next(3) == 0 ? Quantity.Of(random.Next(1, 400)) : null,
                    random.Next(2) == 0 ? new Usd(random.Next(50, 4_000)) : null, null, Owner, world.Market, world.At));
                break;
            case < 18:
                Post(new DeskInput.Sell(
                    mine, random.Next(2) == 0 ? Quantity.Of(random.Next(1, 20)) : null, Owner, world.Market,
                    world.At));
                break;
            case 18:
                Swap(mine, symbol);
                break;
            case 19:
                Post(new DeskInput.Reduce(new Ratio(random.Next(10, 90) / 100m), Owner, world.At));
                break;
            case 20:
                Post(new DeskInput.SetLevels(mine, new LevelsChange.FixedStop(
                    Price.Of(decimal.Round(stocks.CloseOf(mine) * 0.9m, 2))), Owner, world.At));
                break;
            case < 26:
                Post(new DeskInput.Resume(Owner, world.At));
                break;
            case 26:
                Post(new DeskInput.Close(mine, Owner, world.At));
                break;
            case 27:
                MoveCash();
                break;
            case 28 when random.Next(3) == 0:
                Post(new DeskInput.Exit(Owner, world.At));
                break;
            default:
                Post(new DeskInput.Pause(Owner, world.At));
                break;
        }

        ApproveAll();
    }

    /// <summary>The owner says yes to nearly everything, now and then to fewer shares.</summary>
    private void ApproveAll()
    {
        var numbers = world.State.OpenSaleProposals.Select(sale => sale.Number)
            .Concat(world.State.OpenProposals.Select(proposal => proposal.Number)).ToList();
        foreach (var number in numbers.Where(_ => random.Next(5) > 0))
        {
            Post(world.Approval(number, random.Next(6) == 0 ? Quantity.Of(random.Next(1, 30)) : null));
        }
    }

    private void MoveCash()
    {
        var amount = random.Next(-300, 800);
        if (amount != 0 && world.Exchange.State.Cash > new Usd(400m))
        {
            world.MoveCash(amount < 0 ? CashFlowKind.Withdrawal : CashFlowKind.Deposit, amount);
            world.Settle();
            Judge();
        }
    }

    private void Swap(Symbol old, Symbol next)
    {
        var events = Post(new DeskInput.Sell(old, null, Owner, world.Market, world.At));
        if (events.OfType<SaleProposalEvent.SaleProposalRaised>().FirstOrDefault() is { } raised)
        {
            Raise(next, raised.Number);
        }
    }

    /// <summary>A proposal of any size, as no daily run would raise it: the tap and the sending must hold alone.
    /// </summary>
    private void Raise(Symbol symbol, int? afterSale)
    {
        var day = TradingCalendar.Nyse.NewYorkDate(world.At);
        if (day != world.Session || world.At < TradingCalendar.Nyse.Session(day).Close)
        {
            return;
        }

        var close = Price.Of(stocks.CloseOf(symbol));
        var next = TradingCalendar.Nyse.Session(TradingCalendar.Nyse.Next(world.Session));
        var number = world.State.Proposals.Keys.Concat(world.State.SaleProposals.Keys).DefaultIfEmpty(0).Max() + 1;
        var most = (int)Math.Max(2m, world.State.Equity.Value * 0.4m / close.Value);
        world.Happens(new DeskEvent.ProposalRaised(
            number, 1,
            new ProposalTerms(
                world.Session, symbol, symbol.Value, ManyStocks.SectorOf(symbol), "momentum", 1, 0.7, 0.6, 0.1, close,
                Price.Of(close.Value * 0.95m).RoundUpToTick(), Price.Of(close.Value * 1.03m).RoundDownToTick(),
                Price.Of(close.Value * 0.9m).RoundDownToTick(), null, random.Next(2, 9),
                Quantity.Of(random.Next(1, most)), [new Evidence("q", 3.5)], [], null, new Usd(0.5m),
                next.Open.AddMinutes(30))
            {
                AfterSale = afterSale,
            },
            world.At));
    }

    private IReadOnlyList<DeskEvent> Post(DeskInput input)
    {
        var events = world.Post(input);
        foreach (var happened in events)
        {
            happenings.Count(happened.GetType().Name);
        }

        world.Settle();
        Judge();
        return events;
    }
}
