using NanoCap.Bot.Brokers;
using NanoCap.Bot.Tests.Brokers.Alpaca;
using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Simulators.Alpaca.Line;

namespace NanoCap.Bot.Tests.Brokers.Contract;

/// <summary>Alpaca's client over HTTP and WebSocket to the stand-in.</summary>
internal sealed class AlpacaVenue(StandInRig rig) : Venue
{
    public override IBroker Broker => rig.Broker;

    public static async Task<Venue> StartAsync()
    {
        var rig = await StandInRig.StartAsync();
        await rig.World.PriceAsync("BBB", 10m);
        return new AlpacaVenue(rig);
    }

    public override Task DoAsync(ControlCommand command) => rig.World.DoAsync(command);

    public override Task LoseNextAnswerAsync() =>
        DoAsync(new ControlCommand.Fault(FaultKind.FailAfterAccept, Method: "POST"));

    public override Task MendAsync() => DoAsync(new ControlCommand.ClearFaults());

    public override ValueTask DisposeAsync() => rig.DisposeAsync();
}
