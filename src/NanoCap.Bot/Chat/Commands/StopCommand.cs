using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class StopCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("stop", "SYMBOL P, trail PCT, or none", "/stop AACG trail 8%",
        "moves a stop, lets it follow the price, or takes the protection away", CommandGroup.Decide)
    {
        Role = Role.Trader,
        IsSafeRead = false,
        AsksToConfirm = true,
        MostWords = 3,
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (!call.Words.TrySymbol(0, out var symbol, out var problem)
            || !TryChange(call.Words, out var change, out problem))
        {
            return call.Misunderstood(problem);
        }

        var input = new DeskInput.SetLevels(symbol, change!, call.By, call.Now);
        return RaisesRisk(symbol, change!) is { } what
            ? CommandAnswer.Ask(new Question(
                $"{what} This can lose more. Type yes or no.", Question.Yes,
                $"stop {call.Words.Rest(0)} --yes",
                token => LevelsAnswer.SetAsync(ports, input, token)))
            : await LevelsAnswer.SetAsync(ports, input, cancellationToken);
    }

    private static bool TryChange(CommandWords words, out LevelsChange? change, out string problem)
    {
        (change, problem) = (null, string.Empty);
        if (words.Is(1, "none") && words.Count == 2)
        {
            change = new LevelsChange.NoProtection();
        }
        else if (words.Is(1, "trail"))
        {
            const string Distance = "a distance under 100% such as 8%";
            if (words.TryAmount(2, Distance, out var percent, out problem))
            {
                change = percent < 100m ? new LevelsChange.TrailingStop(new Ratio(percent / 100m)) : null;
                problem = change is null ? words.Expected(Distance, 2) : problem;
            }
        }
        else if (words.Count > 2)
        {
            problem = words.Expected("nothing after the price", 2);
        }
        else
        {
            change = words.TryAmount(1, "a price, trail and a distance, or none", out var price, out problem)
                ? new LevelsChange.FixedStop(Price.Of(price)) : null;
        }

        return change is not null;
    }

    /// <summary>What is asked about first; null for what loses no more than before.</summary>
    private string? RaisesRisk(Symbol symbol, LevelsChange change) =>
        ports.Desk.State.Positions.GetValueOrDefault(symbol) is not { Selling: null, Stop: { } stop } position
            ? null
            : change switch
            {
                LevelsChange.FixedStop wanted when wanted.Level < stop =>
                    $"Lower the stop of {symbol} from {stop} to {wanted.Level}?",
                LevelsChange.TrailingStop wanted when wanted.Distance > position.Trail =>
                    $"Let the stop of {symbol} trail {Figures.Percent(wanted.Distance)} under the highest close "
                    + $"instead of {Figures.Percent(position.Trail)}?",
                LevelsChange.NoProtection => $"Take stop {stop} of {symbol} away, so that nothing protects it?",
                _ => null,
            };
}
