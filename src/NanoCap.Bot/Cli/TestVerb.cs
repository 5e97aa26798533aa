using System.CommandLine;
using NanoCap.Bot.Chat;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Chat.Console;
using NanoCap.Bot.Diagnostics.Connection;
using NanoCap.Bot.Live;
using NanoCap.Bot.Options;

namespace NanoCap.Bot.Cli;

/// <summary><c>test</c>: whether everything answers that the bot needs, line by line, with what to do. It holds no
/// state folder and places no order, so it may be run beside a bot.</summary>
internal static class TestVerb
{
    public const string Name = "test";

    public static Command Create()
    {
        var state = StateOption.Create();
        var json = new Option<bool>("--json") { Description = "Answer as JSON." };
        var command = new Command(Name,
            "Tests connection, keys, permissions, clock, calendar, data and streams: exit code 0 if all pass.\n"
            + $"Example: nanocap {Name} --state state")
        {
            state, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (options, problems) = BotConfiguration.LoadWithProblems(
                Environment.CurrentDirectory, StateOption.Read(parsed, state));
            var report = await ConnectionQuestion.AskAsync(
                options, problems, ShiftedClock.Of(options.Clock), only: [], cancellationToken);
            Show(report, parsed.GetValue(json), parsed.InvocationConfiguration.Output);
            return report.IsWell ? ExitCode.Done : ExitCode.Unexpected;
        });
        return command;
    }

    public static void Show(ConnectionReport report, bool isJson, TextWriter output)
    {
        if (isJson)
        {
            output.WriteLine(CommandJson.Write(ConnectionData.Of(report)));
            return;
        }

        using var chat = new ServiceCollection().AddConsoleChat().BuildServiceProvider();
        chat.GetRequiredService<ICardPrinter>().Print([ConnectionCard.Of(report)], output);
    }
}
