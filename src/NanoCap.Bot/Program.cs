using NanoCap.Bot.Cli;

return await new CommandLine(Verbs.WithoutDesk).RunAsync(args, Console.Out, Console.Error).ConfigureAwait(false);
