using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class PairsCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("pairs", "", "/pairs",
        "pairs whose spread came back: correlation, p-value, half-life and distance", CommandGroup.Look)
    {
        MostWords = 0,
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (await ports.Scans.FindAsync(null, cancellationToken) is not { } sheet)
        {
            return CommandAnswer.Refused("There has been no scan yet.");
        }

        var pairs = await ports.Scans.PairsAsync(cancellationToken);
        return CommandAnswer.Done(PairsCard.Of(ports.Desk.State, sheet.Session, pairs), new
        {
            Date = sheet.Session,
            Pairs = pairs.Select(pair => new
            {
                Dependent = pair.Dependent.Value,
                Other = pair.Other.Value,
                pair.Sector,
                pair.Numbers.Correlation,
                pair.Numbers.PValue,
                pair.Numbers.HalfLife,
                pair.Numbers.Z,
                pair.Numbers.Line.Alpha,
                pair.Numbers.Line.Beta,
                Cheap = pair.Cheap?.Value,
                pair.Fires,
            }),
        });
    }
}
