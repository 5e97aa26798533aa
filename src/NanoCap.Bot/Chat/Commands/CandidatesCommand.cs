using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class CandidatesCommand(CommandPorts ports) : ICommand
{
    private const int MostOfEach = 5;
    private const int MostOfOne = 20;

    public CommandSpec Spec { get; } = new("candidates", "[strategy]", "/candidates momentum",
        "the latest scan's signals by strategy, the most confident first", CommandGroup.Look);

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (await ports.Scans.FindAsync(null, cancellationToken) is not { } sheet)
        {
            return CommandAnswer.Refused("There has been no scan yet.");
        }

        var names = sheet.Strategies.Select(line => line.Name).ToList();
        var asked = call.Words.Count == 0 ? names : [.. names.Where(name => call.Words.Is(0, name))];
        if (asked.Count == 0)
        {
            return call.Misunderstood(call.Words.Expected($"a strategy of {string.Join(", ", names)}", 0));
        }

        var most = call.Words.Count == 0 ? MostOfEach : MostOfOne;
        var candidates = asked.Select(name => StrategyCandidates.Of(sheet, name, most)).ToList();
        return CommandAnswer.Done(CandidatesCard.Of(ports.Desk.State, sheet.Session, candidates), new
        {
            Date = sheet.Session,
            Strategies = candidates.Select(one => new
            {
                one.Strategy,
                one.Count,
                Signals = one.Signals.Select(line => new
                {
                    Symbol = line.Signal.Symbol.Value,
                    line.Rank,
                    line.Signal.Confidence,
                    line.Score,
                    line.Signal.Reference,
                    line.Signal.Stop,
                    line.Signal.Target,
                    line.Signal.TimeExitSessions,
                    line.Note,
                    Evidence = line.Signal.Evidence.ToDictionary(number => number.Name, number => number.Value),
                }),
            }),
        });
    }
}
