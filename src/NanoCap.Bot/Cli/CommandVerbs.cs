using System.CommandLine;
using NanoCap.Bot.Brokers;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Chat.Pictures;
using NanoCap.Bot.Endpoint;
using NanoCap.Bot.Options;
using NanoCap.Bot.Storage;

namespace NanoCap.Bot.Cli;

/// <summary>The chat commands as verbs: they reach the running bot, else they act on the state folder.</summary>
/// <param name="openOffline">Starts the desk of a state folder in this process; throws when it is held.</param>
/// <param name="answers">Where a person answers a question; null when nobody can.</param>
internal sealed class CommandVerbs(
    Func<BotOptions, CancellationToken, Task<IOfflineDesk>> openOffline, TextReader? answers)
{
    /// <summary>EXIT by the broker's books alone; null where it cannot be had.</summary>
    public Func<BotOptions, CancellationToken, Task<DirectExitReport>>? ExitDirect { get; init; }

    private const string ExitName = "exit";
    private const string ExitWord = "EXIT";

    /// <summary>Every verb that is a chat command; a test holds that the registry knows them.</summary>
    public static IReadOnlyList<CommandVerb> All { get; } =
    [
        new("status", "", "Shows where the desk stands: mode, money, next events."),
        new("positions", "[SYMBOL]", "Lists positions with stop, target, age and result.") { HasPicture = true },
        new("orders", "[open or n]", "Lists the latest orders, or those that work.", "open"),
        new("trades", "[n]", "Lists closed trades with their results."),
        new("cash", "", "Shows the cash line, the demand, what to sell or swap for it, and whether to add funds."),
        new("fund", "AMOUNT", "Shows what a deposit would change; books nothing.", "500"),
        new("risk", "[profile]", "Shows each limit with what is measured."),
        new("limits", "[rule]", "Lists the rules that an order must pass."),
        new("breakers", "", "Shows each breaker and gate: limit, measure, state, history."),
        new("ramp", "", "Shows how much of the money may be put to work, and the next step."),
        new("performance", "[day, week, month or all]", "Shows the result of a period.", "month")
        {
            HasPicture = true,
        },
        new("signals", "[date] [strategy]", "Shows the ranking of a day.", "2024-01-02"),
        new("why", "SYMBOL", "Shows every number behind a signal, or the rule that refused it.", "AACG"),
        new("strategies", "", "Shows each strategy's record before and after cost, and its standing.")
        {
            HasPicture = true,
        },
        new("chart", "SYMBOL [days]", "Shows a symbol's bars with entry, stop and target.", "AACG --out AACG.png")
        {
            HasPicture = true,
        },
        new("score", "SYMBOL", "Shows the microcap screen with its points, and what high scores were worth.", "AACG"),
        new("analyze", "SYMBOL", "Shows every strategy's numbers, the exclusions and the warnings.", "AACG"),
        new("candidates", "[strategy]", "Lists the latest scan's signals by strategy.", "momentum"),
        new("pairs", "", "Lists pairs whose spread came back, with their numbers."),
        new("proof", "TRADE or DATE", "Shows what the journal says of a trade or a day, its chain verified.", "3"),
        new("checklist", "", "Lists what waits for you, and what to type."),
        new("jobs", "", "Lists what runs by the clock, when it last ran and runs next."),
        new("mode", "", "Shows whether the money is real."),
        new("providers", "", "Shows where the data come from."),
        new("rebalance", "", "Asks the allocation book for its weights now.", "--yes"),
        new("approve", "N [qty], or all", "Approves a proposal.", "3"),
        new("reject", "N [reason]", "Rejects a proposal.", "3 \"too thin\""),
        new("buy", "SYMBOL [qty or $usd] [limit P]", "Asks to buy; approve does it.", "AACG 10 limit 1.25"),
        new("sell", "SYMBOL [qty or all]", "Asks to sell; approve does it.", "AACG 10"),
        new("stop", "SYMBOL P, trail PCT, or none", "Moves a stop, or lets it follow the price.", "AACG trail 8%"),
        new("target", "SYMBOL P or none", "Moves a target or takes it away.", "AACG 1.60"),
        new("cancel", "ORDER", "Cancels what is left of an entry, or a sale that you wanted.", "nc-e12v1-1 --yes"),
        new("pause", "", "Switches entries off."),
        new("halt", "", "Switches everything but exits off."),
        new("reduce", "PCT", "Sells a part of every position and makes new sizes smaller.", "50 --yes"),
        new("resume", "", "Switches entries on and clears breakers.", "--yes"),
        new("strategy", "NAME on or off", "Lets a strategy's signals take part or not.", "momentum off"),
        new("weight", "NAME PCT", "Sets the share of equity that a strategy may take.", "momentum 25"),
        new("close", "SYMBOL", "Sells one position.", "AACG --yes"),
        new(ExitName, "[now] [EXIT or a scope]",
            "Cancels every order and sells everything, or sells a part; wants the word EXIT.", ExitWord),
        new("alerts", "", "Shows what needs somebody's eyes, and what was over lately."),
        new("inbox", "", "Lists alerts that were held back or shown nowhere."),
        new("ack", "N or all", "Acknowledges an alert.", "3"),
        new("mute", "TOPIC TIME", "Holds a topic's alerts back for a while, never critical ones.", "data 2h"),
        new("quiet", "FROM-TO [utc+N] or off", "Sets hours in which only critical alerts are told.", "22-7"),
        new("users", "[totp NAME]", "Lists who may use the bot; totp NAME makes the secret of a person's codes."),
        new("role", "USER viewer, trader or admin [NAME]", "Gives a user a role.", "5000000001 trader Anna --yes"),
        new("invite", "ROLE NAME", "Makes a code that lets one person in.", "trader Bob"),
        new("revoke", "USER", "Takes a user's role away.", "5000000001 --yes"),
        new("next", "", "Goes on to the next session of a replay."),
    ];

    public Command Create(CommandVerb verb)
    {
        var words = new Argument<string[]>("words")
        {
            Description = verb.Usage,
            Arity = verb.Usage.Length == 0 ? ArgumentArity.Zero : ArgumentArity.ZeroOrMore,
            HelpName = verb.Usage.Length == 0 ? null : verb.Usage,
        };
        var state = StateOption.Create();
        var yes = new Option<bool>("--yes") { Description = "Says yes to a question in advance." };
        var json = new Option<bool>("--json") { Description = "Answer as JSON." };
        var command = new Command(verb.Name, $"{verb.Summary}\nExample: nanocap {verb.Name} {verb.Example}".TrimEnd())
        {
            state, yes, json,
        };
        if (verb.Usage.Length > 0)
        {
            command.Arguments.Add(words);
        }

        var direct = new Option<bool>("--direct")
        {
            Description = "Sells everything by the broker's books alone, for a journal that cannot be used.",
        };
        if (verb.Name == ExitName)
        {
            command.Options.Add(direct);
        }

        var (file, dark) = (PictureFile.OutOption(), PictureFile.DarkOption());
        if (verb.HasPicture)
        {
            command.Options.Add(file);
            command.Options.Add(dark);
        }

        command.SetAction((parsed, cancellationToken) => verb.Name == ExitName && parsed.GetValue(direct)
            ? SellDirectlyAsync(
                [.. parsed.GetValue(words) ?? []],
                BotConfiguration.Load(Environment.CurrentDirectory, StateOption.Read(parsed, state)),
                parsed.InvocationConfiguration,
                cancellationToken)
            : AnswerAsync(
            LineOf(verb, verb.Usage.Length > 0 ? parsed.GetValue(words) ?? [] : [], parsed.GetValue(yes)),
            parsed.GetValue(yes),
            parsed.GetValue(json),
            verb.HasPicture && parsed.GetValue(file) is { } path
                ? new PictureFile(path, parsed.GetValue(dark) ? PictureTheme.Dark : PictureTheme.Light)
                : null,
            BotConfiguration.Load(Environment.CurrentDirectory, StateOption.Read(parsed, state)),
            parsed.InvocationConfiguration,
            cancellationToken));
        return command;
    }

    private async Task<int> SellDirectlyAsync(
        string[] words, BotOptions options, InvocationConfiguration streams, CancellationToken cancellationToken)
    {
        if (words is not [ExitWord] || ExitDirect is null)
        {
            streams.Error.WriteLine($"Nothing was done; to do it: exit {ExitWord} --direct");
            return ExitCode.Refused;
        }

        var report = await ExitDirect(options, cancellationToken).ConfigureAwait(false);
        foreach (var line in report.Left)
        {
            streams.Error.WriteLine(line);
        }

        if (!report.AreNotesKept)
        {
            streams.Error.WriteLine("Not everything that was asked of the broker could be written down.");
        }

        streams.Output.WriteLine(report.IsFlat
            ? "The broker says: no order and no position is left."
            : "Not flat yet; run this again until it is.");
        return report.IsFlat ? ExitCode.Done : ExitCode.Refused;
    }

    /// <summary>The line as it would be typed in a chat.</summary>
    public static string LineOf(CommandVerb verb, IReadOnlyList<string> words, bool isConfirmed)
    {
        var all = verb.Name == ExitName && isConfirmed && words.Count == 0 ? [ExitWord] : words;
        return string.Join(' ', all.Select(Quoted).Prepend("/" + verb.Name));
    }

    private static string Quoted(string word) =>
        word.Any(char.IsWhiteSpace) ? $"\"{word.Replace("\"", string.Empty, StringComparison.Ordinal)}\"" : word;

    private async Task<int> AnswerAsync(
        string line,
        bool isConfirmed,
        bool isJson,
        PictureFile? file,
        BotOptions options,
        InvocationConfiguration streams,
        CancellationToken cancellationToken)
    {
        if (PictureFile.FindProblem(file?.Path) is { } problem)
        {
            streams.Error.WriteLine(problem);
            return ExitCode.BadInput;
        }

        var folder = Path.GetFullPath(options.State.Folder);
        using var running = await EndpointClient.FindAsync(folder, cancellationToken).ConfigureAwait(false);
        if (running is not null)
        {
            return await AskAsync(running, line, isConfirmed, isJson, file, streams, cancellationToken)
                .ConfigureAwait(false);
        }

        if (!Directory.Exists(folder))
        {
            throw new StateFolderException(
                $"Expected a state folder at {folder}, found none; start the bot first, or name the folder with "
                + "--state DIR.");
        }

        var desk = await openOffline(options, cancellationToken).ConfigureAwait(false);
        await using (desk.ConfigureAwait(false))
        {
            return await AskAsync(desk.Commands, line, isConfirmed, isJson, file, streams, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private async Task<int> AskAsync(
        ICommandPort commands,
        string line,
        bool isConfirmed,
        bool isJson,
        PictureFile? file,
        InvocationConfiguration streams,
        CancellationToken cancellationToken)
    {
        var reply = await commands.RunAsync(line, isConfirmed, file?.Theme, cancellationToken).ConfigureAwait(false);
        if (line == "/" + ExitName && reply.Kind == AnswerKind.Refused && answers is not null && !isJson)
        {
            streams.Output.WriteLine(reply.Text);
            streams.Output.Write($"Type {ExitWord} to do it: ");
            if (await answers.ReadLineAsync(cancellationToken).ConfigureAwait(false) != ExitWord)
            {
                streams.Output.WriteLine("Nothing was done.");
                return ExitCode.Refused;
            }

            reply = await commands.RunAsync($"{line} {ExitWord}", true, cancellationToken).ConfigureAwait(false);
        }

        var code = Show(reply, isJson, streams);
        return file is null || code != ExitCode.Done
            ? code
            : await file.WriteAsync(reply, streams, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Prints a reply and tells its exit code.</summary>
    public static int Show(CommandReply reply, bool isJson, InvocationConfiguration streams)
    {
        var isDone = reply.Kind is AnswerKind.Done or AnswerKind.Leaving;
        if (isJson)
        {
            streams.Output.WriteLine(reply.Data.GetRawText());
        }
        else
        {
            (isDone ? streams.Output : streams.Error).WriteLine(reply.Text);
        }

        return reply.Kind switch
        {
            AnswerKind.Done or AnswerKind.Leaving => ExitCode.Done,
            AnswerKind.Asked or AnswerKind.Refused => ExitCode.Refused,
            AnswerKind.Misunderstood => ExitCode.BadInput,
            AnswerKind.Failed => ExitCode.Unexpected,
            AnswerKind.Halted => ExitCode.Halted,
            _ => throw new ArgumentOutOfRangeException(nameof(reply), reply.Kind, "Expected a known kind."),
        };
    }
}
