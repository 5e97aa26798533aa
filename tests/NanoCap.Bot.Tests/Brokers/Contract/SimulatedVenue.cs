using Microsoft.Data.Sqlite;
using NanoCap.Bot.Brokers;
using NanoCap.Bot.Brokers.Simulated;
using NanoCap.Bot.Tests.Time;
using NanoCap.Simulators.Alpaca;
using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Brokers.Contract;

/// <summary>The simulated broker with its ledger on disk.</summary>
internal sealed class SimulatedVenue : Venue
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nanocap-venue-");
    private readonly SimulatedBroker broker;

    public SimulatedVenue()
    {
        var options = new StandInOptions { Folder = folder.FullName }.Exchange;
        broker = SimulatedBroker.Open(
            BrokerLedger.Open(File),
            options with { Habits = options.Habits with { ConfirmsAtOnce = true, CancelsAtOnce = true } },
            "contract",
            symbol => symbol.Value is "AAA" or "BBB" ? Price.Of(10m) : null,
            new ManualTimeProvider(Simulators.StandInWorld.Morning));
    }

    public override IBroker Broker => broker;

    private string File => Path.Combine(folder.FullName, "broker.db");

    public override Task DoAsync(ControlCommand command) => broker.HappenAsync(
        (exchange, at) => EventsOf(command, exchange, at), TestContext.Current.CancellationToken);

    public override Task LoseNextAnswerAsync() => ExecuteAsync(
        "CREATE TRIGGER full BEFORE INSERT ON ledger BEGIN SELECT RAISE(ABORT, 'disk full'); END");

    public override Task MendAsync() => ExecuteAsync("DROP TRIGGER full");

    public override ValueTask DisposeAsync()
    {
        broker.Dispose();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static IReadOnlyList<ExchangeEvent> EventsOf(
        ControlCommand command, SimulatedExchange exchange, DateTimeOffset at) => command switch
    {
        ControlCommand.Execute it => exchange.Execute(it.Order, it.Quantity, it.Price, at, it.IsStopLeg),
        ControlCommand.Reject it => exchange.Reject(it.Order, it.Reason, at),
        ControlCommand.Bust it => exchange.Bust(it.ExecutionId, at),
        ControlCommand.Correct it => exchange.Correct(it.ExecutionId, it.Quantity, it.Price, at),
        ControlCommand.Halt it => exchange.Halt(it.Symbol, at),
        ControlCommand.Resume it => exchange.Resume(it.Symbol, at),
        ControlCommand.Flag it => exchange.Flag(it.Flags, at),
        ControlCommand.List it => exchange.List(it.Asset, at),
        ControlCommand.MoveCash it => exchange.MoveCash(it.Kind, it.Amount, at),
        ControlCommand.PassInstant { Instant: SessionInstant.BeforeOpen } it => exchange.BeforeOpen(
            SessionBars.Of(it.Session, [], it.ShareFactors), at),
        _ => throw new InvalidOperationException($"Expected a command of the contract, found {command}."),
    };

    private Task ExecuteAsync(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
        return Task.CompletedTask;
    }
}
