using System.CommandLine;
using NanoCap.Bot.Chat;
using NanoCap.Bot.Options;
using NanoCap.Bot.Schedule;

namespace NanoCap.Bot.Cli;

/// <summary>Starts the bot and serves until a person leaves or the process is told to stop.</summary>
internal static class RunVerb
{
    public const string Name = "run";

    public static Command Create()
    {
        var replay = new Option<string?>("--replay")
        {
            Description = "Replay the bars of this folder; without it the configured market, else an invented one.",
        };
        var from = new Option<string?>("--from")
        {
            Description = "The first session whose close is scanned, such as 2024-01-02; for a new account.",
        };
        var pace = new Option<string?>("--pace")
        {
            Description = "Seconds a session takes; 0 waits for /next.",
        };
        var state = StateOption.Create();
        var command = new Command(
            Name,
            "Starts the bot. With nothing configured: an invented market, paper money, chat in this terminal.\n"
            + "Example: nanocap run --replay market --from 2024-01-02 --state /tmp/first-evening")
        {
            replay, from, pace, state,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = StateOption.Read(parsed, state);
            if (parsed.GetValue(replay) is { } folder)
            {
                // A replay never trades at a broker, whatever the settings say.
                settings["Broker:Kind"] = nameof(BrokerKind.Simulated);
                settings["MarketData:Source"] = nameof(BarSourceKind.CsvFolder);
                settings["MarketData:Folder"] = folder;
            }

            Set(settings, "Replay:From", parsed.GetValue(from));
            Set(settings, "Replay:PaceSeconds", parsed.GetValue(pace));
            var options = BotConfiguration.Load(Environment.CurrentDirectory, settings);
            return await RunAsync(options, parsed.InvocationConfiguration.Error, cancellationToken);
        });
        return command;
    }

    private static void Set(Dictionary<string, string?> settings, string key, string? value)
    {
        if (value is not null)
        {
            settings[key] = value;
        }
    }

    private static async Task<int> RunAsync(
        BotOptions options, TextWriter warnings, CancellationToken cancellationToken)
    {
        await using var bot = await BotServices.OpenAsync(options, isServing: true, warnings, cancellationToken);
        await bot.StartAsync(cancellationToken);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var trigger = TriggerOf(bot, options);
        if (trigger is not null)
        {
            await trigger.StartAsync(leaving.Token);
        }

        var ended = await Task.WhenAny(bot.Channels.Select(channel => channel.RunAsync(leaving.Token)));
        await ended;
        await leaving.CancelAsync();
        if (trigger is not null)
        {
            await trigger.StopAsync(CancellationToken.None);
        }

        return bot.Desk.HaltedBecause is null ? ExitCode.Done : ExitCode.Halted;
    }

    private static OneTrigger? TriggerOf(BotHost bot, BotOptions options)
    {
        var logger = bot.Services.GetRequiredService<ILogger<OneTrigger>>();
        if (bot.Schedule is { } schedule)
        {
            return new OneTrigger(
                schedule.RunDueOnceAsync, bot.Services.GetRequiredService<TimeProvider>(), logger);
        }

        return bot.Replay is { } replay && options.Replay.PaceSeconds > 0
            ? new OneTrigger(
                new ReplayPace(replay, TimeSpan.FromSeconds(options.Replay.PaceSeconds), TimeProvider.System)
                    .StepOnceAsync,
                TimeProvider.System,
                logger)
            : null;
    }
}
