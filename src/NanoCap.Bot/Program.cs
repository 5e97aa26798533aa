using NanoCap.Bot;
using NanoCap.Bot.Cli;

var verbs = new[] { new Verb(RunVerb.Name, RunVerb.Create) }
    .Concat(Verbs.WithoutDesk)
    .Concat(Verbs.OfDesk(BotServices.OpenOfflineAsync, DirectExitRun.RunAsync));
return await new CommandLine([.. verbs]).RunAsync(args, Console.Out, Console.Error).ConfigureAwait(false);
