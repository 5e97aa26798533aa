using System.CommandLine;
using System.Text.Json;
using NanoCap.Bot.Endpoint;
using NanoCap.Bot.Options;

namespace NanoCap.Bot.Cli;

/// <summary><c>health</c>: whether the running bot is well, as an exit code for whoever watches it.</summary>
internal static class HealthVerb
{
    public const string Name = "health";

    public static Command Create()
    {
        var state = StateOption.Create();
        var json = new Option<bool>("--json") { Description = "Answer as JSON." };
        var command = new Command(Name,
            "Tells whether the running bot is well: exit code 0, or 1 when it is halted or none runs.\n"
            + "Example: nanocap health --state state")
        {
            state, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = BotConfiguration.Load(Environment.CurrentDirectory, StateOption.Read(parsed, state));
            var report = await FindAsync(options.State.Folder, cancellationToken).ConfigureAwait(false);
            return Answer(report, options.State.Folder, parsed.GetValue(json), parsed.InvocationConfiguration);
        });
        return command;
    }

    private static async Task<HealthReport?> FindAsync(string folder, CancellationToken cancellationToken)
    {
        using var running = await EndpointClient.FindAsync(folder, cancellationToken).ConfigureAwait(false);
        return running is null ? null : await running.FindHealthAsync(cancellationToken).ConfigureAwait(false);
    }

    private static int Answer(HealthReport? report, string folder, bool isJson, InvocationConfiguration streams)
    {
        if (isJson)
        {
            VerbAnswer.Json(streams.Output, writer => Write(writer, report));
        }
        else
        {
            streams.Output.WriteLine(report switch
            {
                null => $"No bot runs on {Path.GetFullPath(folder)}.",
                { Halted: { } why } => $"Halted: {why}",
                { LastEventAgeSeconds: { } age } => $"Well; the desk is {ModeOf(report)}; last event {age} s ago.",
                _ => $"Well; the desk is {ModeOf(report)}; no event yet.",
            });
        }

        return report is { Status: HealthReport.Ok } ? ExitCode.Done : ExitCode.Unexpected;
    }

    private static void Write(System.Text.Json.Utf8JsonWriter writer, HealthReport? report)
    {
        writer.WriteStartObject();
        writer.WriteString("status", report?.Status ?? "stopped");
        writer.WriteString("mode", report is null ? null : JsonNamingPolicy.CamelCase.ConvertName(report.Mode));
        writer.WriteString("halted", report?.Halted);
        if (report?.LastEventAgeSeconds is { } age)
        {
            writer.WriteNumber("lastEventAgeSeconds", age);
        }
        else
        {
            writer.WriteNull("lastEventAgeSeconds");
        }

        writer.WriteEndObject();
    }

    private static string ModeOf(HealthReport report) => report.Mode.ToLowerInvariant();
}
