using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using NanoCap.Simulators;
using NanoCap.Simulators.Alpaca;
using NanoCap.Simulators.Telegram;

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
    if (arguments.Name == SimulatorArguments.Telegram)
    {
        await using var telegram = await TelegramStandIn.StartAsync(
            new TelegramStandInOptions { Port = arguments.Port, Limits = TelegramLimits.Usual },
            CancellationToken.None);
        await TellAsync(telegram.Address, new JsonObject { ["token"] = new TelegramStandInOptions().Token });
        await ended.Task;
        return 0;
    }

    await using var standIn = await AlpacaStandIn.StartAsync(
        new StandInOptions
        {
            Folder = arguments.Folder,
            Port = arguments.Port,
            Bars = arguments.Bars,
            StartsAt = arguments.StartsAt,
        },
        CancellationToken.None);
    await TellAsync(standIn.Address, new JsonObject
    {
        ["stream"] = standIn.StreamAddress.ToString(),
        ["quotes"] = standIn.QuoteStreamAddress.ToString(),
    });
    await ended.Task;
    return 0;
}
catch (Exception exception) when (exception is IOException or InvalidDataException)
{
    await Console.Error.WriteLineAsync(string.Create(
        CultureInfo.InvariantCulture, $"The stand-in could not start: {exception.Message}"));
    return 1;
}

async Task TellAsync(Uri address, JsonObject more)
{
    more["simulator"] = arguments.Name;
    more["port"] = address.Port;
    more["address"] = address.ToString();
    more["process"] = Environment.ProcessId;
    await Console.Out.WriteLineAsync(more.ToJsonString());
}

void End(PosixSignalContext context)
{
    context.Cancel = true;
    ended.TrySetResult();
}
