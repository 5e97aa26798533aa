using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using NanoCap.Simulators;
using NanoCap.Simulators.Alpaca;

if (SimulatorArguments.Read(args) is not { } arguments)
{
    await Console.Error.WriteLineAsync(SimulatorArguments.Usage);
    return 2;
}

var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
try
{
    await using var standIn = await AlpacaStandIn.StartAsync(
        new StandInOptions { Folder = arguments.Folder, Port = arguments.Port, Bars = arguments.Bars },
        CancellationToken.None);
    await Console.Out.WriteLineAsync(new JsonObject
    {
        ["simulator"] = "alpaca",
        ["port"] = standIn.Address.Port,
        ["address"] = standIn.Address.ToString(),
        ["stream"] = standIn.StreamAddress.ToString(),
        ["quotes"] = standIn.QuoteStreamAddress.ToString(),
        ["process"] = Environment.ProcessId,
    }.ToJsonString());
    await ended.Task;
    return 0;
}
catch (Exception exception) when (exception is IOException or InvalidDataException)
{
    await Console.Error.WriteLineAsync(string.Create(
        CultureInfo.InvariantCulture, $"The stand-in could not start: {exception.Message}"));
    return 1;
}

void End(PosixSignalContext context)
{
    context.Cancel = true;
    ended.TrySetResult();
}
