using System.Globalization;
using NanoCap.Bot.Brokers;
using NanoCap.Bot.Brokers.Alpaca;
using NanoCap.Bot.Tests.Simulators;
using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Simulators.Alpaca.Line;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Brokers.Alpaca;

/// <summary>The way out under the broker's limit of 200 requests a minute.</summary>
public sealed class FlatteningTests
{
    private const int Positions = 200;
    private const int Lanes = 8;
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(3);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_hundred_positions_under_stops_are_flat_in_three_minutes_and_no_exit_waits_behind_a_read()
    {
        await using var rig = await HoldingAsync();
        var begun = rig.Clock.GetUtcNow();
        var before = (await rig.World.Control.ReadRequestsAsync(Token)).Count;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var moving = MoveClockAsync(rig, stop.Token);
        var reading = ReadForeverAsync(rig, stop.Token);

        var symbols = new Queue<int>(Enumerable.Range(0, Positions));
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(_ => FlattenAsync(rig, symbols)));

        var took = rig.Clock.GetUtcNow() - begun;
        await stop.CancelAsync();
        await moving;
        await reading;
        Assert.Empty((await rig.World.GetAsync("/v2/positions")).AsArray());
        Assert.Empty((await rig.World.GetAsync("/v2/orders?nested=true")).AsArray());
        var asked = (await rig.World.Control.ReadRequestsAsync(Token)).Skip(before).ToList();
        TestContext.Current.SendDiagnosticMessage(
            $"flat after {took.TotalSeconds:0} s with {asked.Count} requests, {asked.Count(IsRead)} of them reads");
        Assert.InRange(took, TimeSpan.FromMinutes(2), Bound);
        AssertWithinLimit(asked);
        // What a read may take at once, and no more while an exit waits.
        Assert.InRange(asked.TakeWhile(request => !IsLastSale(request, asked)).Count(IsRead), 1, 25);
    }

    private static bool IsRead(SeenRequest request) =>
        request.Method == "GET" && !request.Path.Contains("by_client_order_id", StringComparison.Ordinal);

    private static bool IsLastSale(SeenRequest request, List<SeenRequest> asked) =>
        ReferenceEquals(request, asked.Last(other => other.Method == "POST"));

    private static void AssertWithinLimit(List<SeenRequest> asked)
    {
        Assert.DoesNotContain(asked, request => request.Status == 429);
        Assert.All(asked, first => Assert.InRange(
            asked.Count(other => other.At >= first.At && other.At < first.At.AddMinutes(1)), 1, 200));
    }

    private static string SymbolAt(int position) => "S" + (char)('A' + (position / 26)) + (char)('A' + (position % 26));

    /// <summary>Ten shares of each symbol, all of them held back by a stop; both clocks are one.</summary>
    private static async Task<StandInRig> HoldingAsync()
    {
        var time = new Time.ManualTimeProvider(StandInWorld.Morning);
        var rig = await StandInRig.StartAsync(options => options with { Time = time }, clock: time);
        await rig.World.DoAsync(new ControlCommand.SetQuotes(
            [.. Enumerable.Range(0, Positions).Select(position => new StandInQuote(
                Symbol.Of(SymbolAt(position)), Price.Of(9.9m), Price.Of(10m)))]));
        for (var position = 0; position < Positions; position++)
        {
            var symbol = SymbolAt(position);
            await PostAsync(symbol, "hold", """ "side":"buy","type":"market","time_in_force":"day" """);
            await PostAsync(
                symbol, "stop", """ "side":"sell","type":"stop","stop_price":"8","time_in_force":"gtc" """);
            if (position % 80 == 79)
            {
                time.Advance(TimeSpan.FromMinutes(1));
            }
        }

        time.Advance(TimeSpan.FromMinutes(1));
        var books = await rig.Broker.ReadAsync(null, Token);
        Assert.Equal(Positions, books.Positions.Count(held => held.Available.IsZero));
        time.Advance(TimeSpan.FromMinutes(1));
        return rig;

        Task PostAsync(string symbol, string what, string rest) => rig.World.PostAsync(
            $$"""{"symbol":"{{symbol}}","qty":"10","client_order_id":"{{what}}-{{symbol}}",{{rest}}}""");
    }

    /// <summary>One symbol after the other: the stop goes first, then the shares; whoever is told to wait, waits.
    /// </summary>
    private static async Task FlattenAsync(StandInRig rig, Queue<int> symbols)
    {
        while (TryNext() is { } symbol)
        {
            while (await rig.Broker.CancelAsync(ClientOrderId.Parse($"stop-{symbol}"), Token)
                is CancelAnswer.Unknown)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), rig.Clock, Token);
            }

            var sale = StandInRig.Sell($"exit-{symbol}") with { Symbol = Symbol.Of(symbol) };
            while (await rig.Broker.SubmitAsync(sale, Token)
                is not (SubmitAnswer.Accepted or SubmitAnswer.AlreadyPlaced) and var answer)
            {
                Assert.True(
                    answer is SubmitAnswer.RateLimited or SubmitAnswer.Unknown, $"{symbol} cannot be sold: {answer}");
                await Task.Delay(TimeSpan.FromSeconds(1), rig.Clock, Token);
            }
        }

        string? TryNext()
        {
            lock (symbols)
            {
                return symbols.TryDequeue(out var position) ? SymbolAt(position) : null;
            }
        }
    }

    private static async Task ReadForeverAsync(StandInRig rig, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await rig.Broker.ReadAsync(null, cancellationToken);
            }
            catch (Exception failure) when (failure is BrokerException or OperationCanceledException)
            {
                // No request was left for it: it comes again, as the desk's does.
            }
        }
    }

    /// <summary>Time passes in steps of one request; each step waits for an answer of the stand-in, so that no request
    /// meets its deadline only because this machine is busy.</summary>
    private static async Task MoveClockAsync(StandInRig rig, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = rig.World.StandIn.Address };
        var nothing = string.Create(CultureInfo.InvariantCulture, $"/control/ledger?after={int.MaxValue}");
        while (!cancellationToken.IsCancellationRequested)
        {
            for (var repeat = 0; repeat < 3; repeat++)
            {
                await client.GetStringAsync(new Uri(nothing, UriKind.Relative), CancellationToken.None);
            }

            rig.Clock.Advance(RequestBudget.PerRequest);
        }
    }
}
