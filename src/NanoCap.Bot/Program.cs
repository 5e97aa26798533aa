using NanoCap.Bot;
using NanoCap.Bot.Cli;

var verbs = new[] { new Verb(RunVerb.Name, RunVerb.Create) }
    .Concat(Verbs.WithoutDesk)
    .Concat(Verbs.OfDesk(BotServices.OpenOfflineAsync, BotServices.ExitDirectAsync));
return await new CommandLine([.. verbs]).RunAsync(args, Console.Out, Console.Error).ConfigureAwait(false);
