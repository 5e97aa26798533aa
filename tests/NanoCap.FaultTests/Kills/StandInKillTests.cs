using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;

namespace NanoCap.FaultTests.Kills;

/// <summary>The stand-in in a process of its own is a judge that survives its own death.</summary>
public sealed class StandInKillTests
{
    private const int Rounds = 4;
    private const int Senders = 4;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_order_that_was_answered_is_there_after_a_kill_and_none_is_there_twice()
    {
        var folder = Directory.CreateTempSubdirectory("nanocap-stand-in-");
        var chance = new Random(20_261_120);
        var answered = new List<string>();
        try
        {
            for (var round = 0; round < Rounds; round++)
            {
                using var standIn = await StartAsync(folder.FullName);
                answered.AddRange(await SendUntilKilledAsync(standIn, round, chance.Next(1, 30)));
            }

            using var judge = await StartAsync(folder.FullName);
            var taken = (await judge.Control.ReadLedgerAsync(0, Cancel))
                .OfType<ExchangeEvent.OrderAccepted>().Select(accepted => accepted.Order.Id.Value).ToList();
            Assert.Equal(taken.Count, taken.Distinct().Count());
            Assert.NotEmpty(answered);
            Assert.Empty(answered.Except(taken));
            using var again = await PostAsync(judge, answered[0]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_stand_in_that_is_asked_to_end_ends_cleanly()
    {
        var folder = Directory.CreateTempSubdirectory("nanocap-stand-in-");
        try
        {
            using var standIn = await StartAsync(folder.FullName);
            var account = await standIn.Client.GetStringAsync(new Uri("/v2/account", UriKind.Relative), Cancel);
            Assert.Equal("100000", (string)JsonNode.Parse(account)!["cash"]!);
            Assert.Equal(0, await standIn.TerminateAsync());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<StandInProcess> StartAsync(string folder)
    {
        var standIn = await StandInProcess.StartAsync(folder);
        await standIn.Control.DoAsync(
            new ControlCommand.SetPrices(new Dictionary<Symbol, Price> { [Symbol.Of("AAA")] = Price.Of(10m) }),
            Cancel);
        return standIn;
    }

    /// <summary>Several clients send orders until the process dies under them.</summary>
    /// <returns>The names of the orders that were answered.</returns>
    private static async Task<IReadOnlyList<string>> SendUntilKilledAsync(
        StandInProcess standIn, int round, int killAfter)
    {
        var answered = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var senders = Enumerable.Range(0, Senders).Select(async sender =>
        {
            for (var number = 0; ; number++)
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"r{round}-s{sender}-{number}");
                try
                {
                    using var answer = await PostAsync(standIn, id);
                    if (answer.StatusCode != HttpStatusCode.OK)
                    {
                        return;
                    }
                }
                catch (HttpRequestException)
                {
                    return;
                }

                answered.Enqueue(id);
                if (answered.Count == killAfter)
                {
                    standIn.Kill();
                }
            }
        });
        await Task.WhenAll(senders);
        return [.. answered];
    }

    private static async Task<HttpResponseMessage> PostAsync(StandInProcess standIn, string id)
    {
        using var order = new StringContent(
            $$"""
            {"symbol":"AAA","qty":"1","side":"buy","type":"limit","limit_price":"9","time_in_force":"gtc",
            "client_order_id":"{{id}}"}
            """,
            Encoding.UTF8, "application/json");
        return await standIn.Client.PostAsync(new Uri("/v2/orders", UriKind.Relative), order, Cancel);
    }
}
