using System.Text.RegularExpressions;
using NanoCap.Bot.Brokers;
using NanoCap.Bot.Brokers.Alpaca;
using NanoCap.Bot.Tests.Simulators;
using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Brokers.Alpaca.Described;

/// <summary>Every request of our client and every kind of answer of the stand-in passes Alpaca's own description, which
/// Prism holds them against on their way.</summary>
public sealed partial class DescribedTradingTests
{
    private const string Description = "alpaca-trading.json";

    /// <summary>Statuses that the service is known to answer (reference, sections 4 and 6) and the description leaves
    /// out.</summary>
    private static readonly HashSet<(string Call, int Status)> NotDescribed =
    [
        ("post /v2/orders", 400),
        ("post /v2/orders", 401),
        ("post /v2/orders", 404),
        ("get /v2/orders:by_client_order_id", 404),
        ("get /v2/orders/{id}", 404),
        ("delete /v2/orders/{id}", 404),
        ("delete /v2/positions/{symbol}", 403),
        ("delete /v2/positions/{symbol}", 404),
    ];

    private static readonly Symbol Aaa = Symbol.Of("AAA");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_request_and_every_kind_of_answer_is_as_described()
    {
        SkipUnlessPossible(Description);
        await using var prism = new Started();
        await using var rig = await StandInRig.StartAsync(
            options => options with { RequestsPerMinute = 10_000 },
            async address => await prism.StartAsync(() => PrismTool.ProxyAsync(Description, address)));

        await ReadTheWorldAsync(rig);
        await TradeAsync(rig);
        await BeRefusedAsync(rig);
        await CancelAndCloseAsync(rig);
        await MoveAndReadAsync(rig);

        var asked = (await rig.World.Control.ReadRequestsAsync(Token))
            .Select(request => CallOf(request.Method, request.Path)).ToHashSet();
        Assert.Equal(
            [
                "delete /v2/orders/{id}", "delete /v2/positions/{symbol}", "get /v2/account",
                "get /v2/account/activities", "get /v2/account/portfolio/history", "get /v2/assets",
                "get /v2/assets/{symbol}", "get /v2/calendar", "get /v2/clock", "get /v2/orders",
                "get /v2/orders/{id}", "get /v2/orders:by_client_order_id", "get /v2/positions", "post /v2/orders",
            ],
            asked.Order(StringComparer.Ordinal));
        Assert.Empty(FaultsIn(await prism.Tool.EndAsync()));
    }

    [Theory]
    [InlineData("/v2/orders", """{"symbol":"AAA","qty":10,"side":"buy","time_in_force":"day"}""")]
    [InlineData("/v2/account/activities?page_size=101", null)]
    public async Task What_is_not_as_described_is_found(string path, string? body)
    {
        SkipUnlessPossible(Description);
        await using var prism = new Started();
        await using var rig = await StandInRig.StartAsync(
            through: async address => await prism.StartAsync(() => PrismTool.ProxyAsync(Description, address)));
        using var client = new HttpClient { BaseAddress = prism.Tool.Address };
        client.DefaultRequestHeaders.Add("APCA-API-KEY-ID", rig.World.Options.KeyId);
        client.DefaultRequestHeaders.Add("APCA-API-SECRET-KEY", rig.World.Options.SecretKey);
        using var content = body is null ? null
            : new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, path)
        {
            Content = content,
        };

        using var answer = await client.SendAsync(request, Token);

        Assert.Equal(422, (int)answer.StatusCode);
        Assert.NotEmpty(FaultsIn(await prism.Tool.EndAsync()));
    }

    /// <summary>Prism's complaints without those of known gaps of the description.</summary>
    internal static IReadOnlyList<string> FaultsIn(IReadOnlyList<string> complaints)
    {
        var faults = new List<string>();
        var answered = (Call: string.Empty, Status: 0);
        foreach (var line in complaints)
        {
            if (Returned().Match(line) is { Success: true } returned)
            {
                answered = (returned.Groups["path"].Value, int.Parse(
                    returned.Groups["status"].Value, System.Globalization.CultureInfo.InvariantCulture));
            }
            else if (!line.Contains("Unable to match the returned status code", StringComparison.Ordinal)
                || !NotDescribed.Any(gap => gap.Status == answered.Status
                    && CallOf(gap.Call.Split(' ')[0], answered.Call) == gap.Call))
            {
                faults.Add($"{answered.Call} {answered.Status}: {line}");
            }
        }

        return faults;
    }

    private static void SkipUnlessPossible(string description)
    {
        var obstacle = PrismTool.FindObstacle(description);
        Assert.SkipUnless(obstacle is null, obstacle ?? string.Empty);
    }

    /// <summary>The method and the shape of the path.</summary>
    private static string CallOf(string method, string path)
    {
        var bare = path.Split('?')[0];
        var shape = bare switch
        {
            _ when bare.StartsWith("/v2/orders/", StringComparison.Ordinal) => "/v2/orders/{id}",
            _ when bare.StartsWith("/v2/positions/", StringComparison.Ordinal) => "/v2/positions/{symbol}",
            _ when bare.StartsWith("/v2/assets/", StringComparison.Ordinal) => "/v2/assets/{symbol}",
            _ => bare,
        };
        return $"{method.ToLowerInvariant()} {shape}";
    }

    private static async Task ReadTheWorldAsync(StandInRig rig)
    {
        Assert.NotNull((await rig.Client.ReadClockAsync(Token)).NextOpen);
        Assert.Equal(2, (await rig.Client.ReadCalendarAsync(new(2026, 9, 16), new(2026, 9, 17), Token)).Count);
        Assert.Equal("AAA", Assert.Single(await rig.Client.ReadAssetsAsync(Token)).Symbol);
        Assert.IsType<AssetAnswer.Found>(await rig.Broker.FindAssetAsync(Aaa, Token));
        Assert.IsType<AssetAnswer.Absent>(await rig.Broker.FindAssetAsync(Symbol.Of("NONE"), Token));
        Assert.Equal("ACTIVE", (await rig.Client.ReadAccountAsync(Token)).Status);
        Assert.Equal(100_000m, (await rig.Client.ReadPortfolioHistoryAsync(new(2026, 9, 1), Token)).BaseValue);
        Assert.Empty((await rig.Broker.ReadAsync(null, Token)).Orders);
    }

    /// <summary>Each form of order that the desk may send, filled in parts, wholly or not.</summary>
    private static async Task TradeAsync(StandInRig rig)
    {
        await AcceptAsync(rig, StandInRig.Buy("entry", 30m, 10m));
        await rig.World.FillAsync("entry", 10m, 10m);
        var part = Assert.IsType<LookupAnswer.Found>(
            await rig.Broker.FindAsync(ClientOrderId.Parse("entry"), Token)).Report;
        Assert.Equal(10m, part.FilledQuantity.Value);
        await rig.World.FillAsync("entry", 20m, 9.995m);
        await AcceptAsync(rig, StandInRig.Pair("pair", 5m));
        await rig.World.FillAsync("pair", 2m, 12m);
        var pair = Assert.IsType<LookupAnswer.Found>(
            await rig.Broker.FindAsync(ClientOrderId.Parse("pair"), Token)).Report;
        Assert.Single((await rig.Client.FindOrderByIdAsync(pair.BrokerOrderId, Token))!.Legs!);
        await AcceptAsync(rig, StandInRig.Sell("sale", 1m));
        await AcceptAsync(rig, StandInRig.Buy("limit-gtc") with
        {
            Symbol = Symbol.Of("BBB"), TimeInForce = TimeInForce.GoodTilCanceled, IsExtendedHours = true,
        });
        await AcceptAsync(rig, StandInRig.Buy("stop") with
        {
            Symbol = Symbol.Of("CCC"), Type = OrderType.Stop, LimitPrice = null, StopPrice = Price.Of(11m),
        });
        await AcceptAsync(rig, StandInRig.Buy("stop-limit") with
        {
            Symbol = Symbol.Of("CCC"), Type = OrderType.StopLimit, StopPrice = Price.Of(8.5m),
        });
        await AcceptAsync(rig, StandInRig.Buy("dollars") with
        {
            Symbol = Symbol.Of("DDD"), Quantity = Quantity.Zero, Notional = new Usd(25.5m), Type = OrderType.Market,
            LimitPrice = null,
        });
        await AcceptAsync(rig, StandInRig.Buy("at-close") with
        {
            Symbol = Symbol.Of("DDD"), TimeInForce = TimeInForce.AtClose,
        });
        await AcceptAsync(rig, StandInRig.Buy("bracket") with
        {
            Symbol = Symbol.Of("DDD"), Class = OrderClass.Bracket, Legs = new(Price.Of(12m), Price.Of(8m)),
        });
        await AcceptAsync(rig, StandInRig.Buy("one-leg") with
        {
            Symbol = Symbol.Of("DDD"), Class = OrderClass.OneTriggersOther, Legs = new(null, Price.Of(8m)),
        });
        rig.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    private static async Task BeRefusedAsync(StandInRig rig)
    {
        Assert.IsType<SubmitAnswer.AlreadyPlaced>(await rig.Broker.SubmitAsync(StandInRig.Buy("entry"), Token));
        foreach (var (order, kind) in new[]
        {
            (StandInRig.Buy("too-dear", 1_000_000m) with { Symbol = Symbol.Of("BBB") }, RefusalKind.BuyingPower),
            (StandInRig.Sell("held-back", 27m), RefusalKind.HeldForOrders),
            (StandInRig.Buy("against-ours"), RefusalKind.WashTrade),
            (StandInRig.Buy("sub-penny", 10m, 9.001m), RefusalKind.Other),
            (StandInRig.Buy("unknown") with { Symbol = Symbol.Of("NONE") }, RefusalKind.Asset),
        })
        {
            Assert.Equal(kind, Assert.IsType<SubmitAnswer.Refused>(await rig.Broker.SubmitAsync(order, Token)).Kind);
        }

        await rig.World.DoAsync(new ControlCommand.Flag(new() { IsLiquidationOnly = true }));
        Assert.Equal(
            RefusalKind.Account,
            Assert.IsType<SubmitAnswer.Refused>(
                await rig.Broker.SubmitAsync(StandInRig.Buy("closing-only", 1m, 1m), Token)).Kind);
        await rig.World.DoAsync(new ControlCommand.Flag(AccountFlags.Clear));
        Assert.IsType<LookupAnswer.Absent>(await rig.Broker.FindAsync(ClientOrderId.Parse("nobody"), Token));
        rig.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    private static async Task CancelAndCloseAsync(StandInRig rig)
    {
        Assert.Equal(403, await CloseAsync(rig, "AAA"));
        Assert.IsType<CancelAnswer.Requested>(
            await rig.Broker.CancelAsync(ClientOrderId.Parse("pair"), Token));
        Assert.IsType<CancelAnswer.Refused>(await rig.Broker.CancelAsync(ClientOrderId.Parse("entry"), Token));
        Assert.IsType<CancelAnswer.Refused>(await rig.Broker.CancelAsync(ClientOrderId.Parse("nobody"), Token));
        Assert.IsType<CancelAnswer.Refused>(
            await rig.Broker.CancelForeignAsync("00000000-0000-0000-0000-000000000001", Token));
        Assert.IsType<CancelAnswer.Requested>(
            await rig.Broker.CancelAsync(ClientOrderId.Parse("sale"), Token));
        Assert.Equal(200, await CloseAsync(rig, "AAA"));
        Assert.Equal(404, await CloseAsync(rig, "ZZZ"));
        rig.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    private static async Task<int> CloseAsync(StandInRig rig, string symbol) =>
        Assert.IsType<AlpacaReply.Answered>(await rig.Client.ClosePositionAsync(symbol, Token)).Status;

    /// <summary>All books, with every kind of movement in them.</summary>
    private static async Task MoveAndReadAsync(StandInRig rig)
    {
        foreach (var (kind, amount) in new[]
        {
            (CashFlowKind.Deposit, 500m), (CashFlowKind.Withdrawal, -20.5m), (CashFlowKind.Transfer, 1m),
            (CashFlowKind.Dividend, 2m), (CashFlowKind.Interest, 0.01m), (CashFlowKind.Fee, -0.5m),
        })
        {
            await rig.World.DoAsync(new ControlCommand.MoveCash(kind, new Usd(amount)));
        }

        await rig.World.DoAsync(new ControlCommand.PassInstant(
            new(2026, 9, 17), NanoCap.Trading.Exchange.SessionInstant.BeforeOpen, [],
            new Dictionary<Symbol, decimal> { [Aaa] = 2m }));
        var books = await rig.Broker.ReadAsync(StandInWorld.Morning.AddDays(-1), Token);
        Assert.Equal((6, 1), (books.CashFlows.Count, books.Splits.Count));
        Assert.Equal(2m, books.Splits[0].ShareFactor);
    }

    private static async Task AcceptAsync(StandInRig rig, OrderRequest order)
    {
        await rig.World.PriceAsync(order.Symbol.Value, 10m);
        var answer = await rig.Broker.SubmitAsync(order, Token);
        Assert.True(answer is SubmitAnswer.Accepted, $"{order.Id}: {answer}");
    }

    [GeneratedRegex(@"upstream call to (?<path>\S+) has returned (?<status>\d+)")]
    private static partial Regex Returned();

    /// <summary>Prism as soon as it is started; ended with the test whatever happens.</summary>
    private sealed class Started : IAsyncDisposable
    {
        private PrismTool? tool;

        public PrismTool Tool => tool!;

        public async Task<Uri> StartAsync(Func<Task<PrismTool>> start)
        {
            tool = await start();
            return tool.Address;
        }

        public async ValueTask DisposeAsync()
        {
            if (tool is not null)
            {
                await tool.DisposeAsync();
            }
        }
    }
}
