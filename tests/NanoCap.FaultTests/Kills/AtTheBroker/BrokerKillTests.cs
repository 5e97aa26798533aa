using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Endpoint;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Storage;
using NanoCap.Bot.Tests.Live;
using NanoCap.Simulators.Alpaca;
using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sessions;

namespace NanoCap.FaultTests.Kills.AtTheBroker;

/// <summary>kill -9 of the real bot, on a real file, while it trades over HTTP at a broker in another process, which is
/// killed now and then too. The broker's ledger is the judge.</summary>
public sealed class BrokerKillTests(ITestOutputHelper output) : IDisposable
{
    private static readonly DateOnly FirstEvening = new(2024, 11, 19);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nanocap-at-the-broker-");
    private readonly Random chance = new(Read("FAULT_BROKER_KILL_SEED", 20_261_120));
    private readonly Promises promises = new();
    private readonly List<TimeSpan> starts = [];
    private StandInProcess broker = null!;
    private RecordedMarket market = null!;
    private int kills;
    private int brokerKills;

    /// <summary>FAULT_BROKER_KILLS: how often; 20 unless told otherwise. FAULT_BROKER_KILL_SEED: other moments.
    /// </summary>
    private static int Wanted => Read("FAULT_BROKER_KILLS", 20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static int Read(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : otherwise;

    private string State => Path.Combine(folder.FullName, "state");

    private string BarsFolder => Path.Combine(folder.FullName, "market");

    private string BrokerFolder => Path.Combine(folder.FullName, "broker");

    public void Dispose()
    {
        broker?.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Nothing_is_lost_or_doubled_when_the_bot_is_killed_at_its_work()
    {
        market = await RecordedMarket.WriteAsync(BarsFolder, Cancel);
        broker = await StandInProcess.StartAsync(
            BrokerFolder, at: TradingCalendar.Nyse.AtNewYork(FirstEvening, new TimeOnly(16, 0)));
        await broker.Control.DoAsync(market.Prices, Cancel);
        var session = FirstEvening;
        await EveningAsync(session);
        while (kills < Wanted)
        {
            session = TradingCalendar.Nyse.Next(session);
            foreach (var moment in Moment.OfDay.SkipLast(1))
            {
                await BeKilledAsync(session, moment, DecideSomethingAsync);
                if (moment == Moment.OfDay[0])
                {
                    await BeKilledAsync(session, moment with { NewYork = new TimeOnly(9, 26), IsSeenThrough = true },
                        _ => SentAsync());
                }
            }

            await EveningAsync(session);
            await JudgeAsync();
        }

        await ReportAsync();
        Assert.NotEmpty(promises.Approved);
        Assert.Contains(
            await broker.Control.ReadLedgerAsync(0, Cancel), happened => happened is ExchangeEvent.OrderFilled);
    }

    /// <summary>Killed at the daily run, then left alone until it is done, and killed over the answers.</summary>
    private async Task EveningAsync(DateOnly session)
    {
        var evening = Moment.OfDay[^1];
        await BeKilledAsync(session, evening, _ => Task.CompletedTask);
        var later = evening with { NewYork = new TimeOnly(16, 30, 30), IsSeenThrough = true };
        await BeKilledAsync(session, later, async bot =>
        {
            var status = await bot.AskUntilAsync("/status", reply => ScannedOf(reply) == $"{session:yyyy-MM-dd}");
            foreach (var number in status.Data.GetProperty("openProposals").EnumerateArray()
                .Select(number => number.GetInt32()).ToList())
            {
                await DecideAsync(bot, number);
            }
        });
        await WatchAsync(session);
    }

    private async Task DecideAsync(BotAtWork bot, int number)
    {
        if (chance.Next(4) == 0)
        {
            if (await bot.SayAsync($"/reject {number} timing") is { Kind: AnswerKind.Done })
            {
                promises.Rejected.Add(number);
                promises.Approved.Remove(number);
            }

            return;
        }

        promises.Asked.Add(number);
        if (await bot.SayAsync($"/approve {number}") is { Kind: AnswerKind.Done })
        {
            promises.Approved.Add(number);
        }
    }

    /// <summary>Waits until nothing that was approved is still to be sent.</summary>
    private async Task SentAsync()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        while (!deadline.IsCancellationRequested
            && (await ReadDeskAsync()).Proposals.Values.Any(known => known.Status == ProposalStatus.Approved))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, Cancel);
        }
    }

    /// <summary>In the session: mostly nothing, at times EXIT, and entries on again after it.</summary>
    private async Task DecideSomethingAsync(BotAtWork bot)
    {
        if (promises.IsExiting || chance.Next(60) > 0)
        {
            return;
        }

        if (await bot.SayAsync("/exit EXIT") is { Kind: AnswerKind.Done })
        {
            promises.IsExiting = true;
            promises.Exits++;
        }
    }

    /// <summary>One life, ended at a random moment.</summary>
    private async Task BeKilledAsync(DateOnly session, Moment moment, Func<BotAtWork, Task> talk)
    {
        await SetWorldAsync(session, moment);
        using var bot = await BotAtWork.StartAsync(folder.FullName, State);
        starts.Add(bot.StartedIn);
        var talking = talk(bot);
        if (moment.IsSeenThrough)
        {
            await talking;
        }

        // What a life can get done depends on the machine, as the start does.
        await Task.Delay(bot.StartedIn * (2 * chance.NextDouble()), TimeProvider.System, Cancel);
        bot.Kill();
        kills++;
        await talking;
        if (chance.Next(15) == 0)
        {
            broker.Kill();
            var port = broker.Address.Port;
            broker.Dispose();
            broker = await StandInProcess.StartAsync(BrokerFolder, port);
            brokerKills++;
        }
    }

    /// <summary>The clocks of both and what is quoted; the bot's settings have the shift of its clock.</summary>
    private async Task SetWorldAsync(DateOnly session, Moment moment)
    {
        var now = TradingCalendar.Nyse.AtNewYork(session, moment.NewYork);
        var desk = await ReadDeskAsync();
        promises.Symbols.UnionWith(desk.Proposals.Values.Select(proposal => proposal.Terms.Symbol));
        await broker.Control.DoAsync(new ControlCommand.SetTime(now), Cancel);
        await broker.Control.DoAsync(market.QuotesOf(session, moment.Price, promises.Symbols), Cancel);
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "appsettings.json"), SettingsOf(now).ToJsonString(), Cancel);
    }

    private JsonObject SettingsOf(DateTimeOffset now)
    {
        var keys = new StandInOptions { Folder = string.Empty };
        return new JsonObject
        {
            ["Broker"] = new JsonObject { ["Kind"] = "Alpaca" },
            ["Alpaca"] = new JsonObject
            {
                ["KeyId"] = keys.KeyId,
                ["SecretKey"] = keys.SecretKey,
                ["TradingAddress"] = broker.Address.ToString(),
                ["DataAddress"] = broker.Address.ToString(),
                ["DataStreamAddress"] = broker.QuoteStream.ToString(),
            },
            ["MarketData"] = new JsonObject { ["Source"] = "CsvFolder", ["Folder"] = BarsFolder },
            ["Clock"] = new JsonObject
            {
                ["ShiftSeconds"] = (long)(now - TimeProvider.System.GetUtcNow()).TotalSeconds,
            },
        };
    }

    /// <summary>A life that is not cut short: what the day left over comes to rest.</summary>
    private async Task WatchAsync(DateOnly session)
    {
        await SetWorldAsync(session, Moment.OfDay[^1] with { NewYork = new TimeOnly(16, 40) });
        using var bot = await BotAtWork.StartAsync(folder.FullName, State);
        starts.Add(bot.StartedIn);
        var status = await bot.AskUntilAsync(
            "/status", reply => reply.Data.GetProperty("isReconciled").GetBoolean());
        if (promises.IsExiting && status.Data.GetProperty("exitUnderWay").ValueKind == JsonValueKind.Null)
        {
            var books = LedgerJudge.StateAfter(await broker.Control.ReadLedgerAsync(0, Cancel));
            Assert.Empty(books.Positions);
            Assert.Empty(books.WorkingOrders);
            promises.IsExiting = false;
            await bot.SayAsync("/resume");
        }

        bot.Kill();
    }

    private async Task JudgeAsync()
    {
        var ledger = await broker.Control.ReadLedgerAsync(0, Cancel);
        Assert.Empty(LedgerJudge.FindInLedger(ledger));
        Assert.Empty(LedgerJudge.FindAgainst(ledger, await ReadDeskAsync(), promises));
    }

    private Task<DeskState> ReadDeskAsync() => Task.Run(() =>
    {
        var files = new StateFiles(State);
        if (!File.Exists(files.DatabaseFile))
        {
            return DeskState.Empty;
        }

        using var connection = BotDatabase.OpenForReading(files);
        return new JournalReader(connection, files).Events()
            .Aggregate(DeskState.Empty, (state, entry) => TradingDesk.Apply(state, entry.Happened));
    });

    private static string? ScannedOf(CommandReply reply) =>
        reply.Data.GetProperty("lastScan") is { ValueKind: JsonValueKind.String } scanned ? scanned.GetString() : null;

    private async Task ReportAsync()
    {
        foreach (var end in (await ReadDeskAsync()).Proposals.Values.CountBy(proposal => proposal.Status))
        {
            output.WriteLine($"{end.Value} proposals {end.Key}");
        }

        var sorted = starts.Order().ToList();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{kills} kills of the bot, {brokerKills} of the broker, {promises.Approved.Count} approvals promised, ")
            + string.Create(
                CultureInfo.InvariantCulture,
                $"{promises.Exits} EXITs; start to reconciled: median {sorted[sorted.Count / 2].TotalSeconds:0.00} s, ")
            + string.Create(
                CultureInfo.InvariantCulture,
                $"slowest {sorted[^1].TotalSeconds:0.00} s."));
    }
}
