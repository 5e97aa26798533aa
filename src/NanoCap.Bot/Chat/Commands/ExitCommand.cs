using System.Diagnostics.CodeAnalysis;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class ExitCommand(CommandPorts ports) : ICommand
{
    private const string Word = "EXIT";

    public CommandSpec Spec { get; } = new("exit", "[EXIT or a scope]", "/exit",
        "cancels and sells everything, or losers, SYMBOL... or strategy NAME; asks first", CommandGroup.Decide)
    {
        Role = Role.Trader,
        IsSafeRead = false,
        AsksToConfirm = true,
        MostWords = 20,
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Words.Count == 1 && call.Words.Find(0) == Word)
        {
            return ExitAsync(call, cancellationToken);
        }

        if (call.Words.Count > 0)
        {
            return Task.FromResult(AskForPart(call));
        }

        if (ports.Desk.State.ExitUnderWay is not null)
        {
            return Task.FromResult(Progress(call));
        }

        var leave = call.Channel.Gaps.Contains("quit") ? "" : " (/quit leaves the bot and keeps the positions.)";
        return Task.FromResult(CommandAnswer.Ask(
            new Question(
                $"Type {Word} in capitals to do it, no to leave everything as it is.{leave}",
                Word,
                $"exit {Word}",
                token => ExitAsync(call, token)),
            ExitCard.Of(ports.Desk.State, call.Now, ports.Setting)));
    }

    private CommandAnswer Progress(CommandCall call)
    {
        var state = ports.Desk.State;
        var progress = ProgressOf(state, call.Now);
        return CommandAnswer.Done(ExitCard.OfProgress(state, progress), DataOf(state, progress));
    }

    private CommandAnswer AskForPart(CommandCall call)
    {
        var state = ports.Desk.State;
        if (state.ExitUnderWay is { } running)
        {
            return CommandAnswer.Refused($"EXIT {running} is selling everything already.");
        }

        if (!TryScope(call.Words, out var scope))
        {
            return call.Misunderstood(call.Words.Expected(
                $"nothing, the word {Word} in capitals to do it at once, losers, symbols, or strategy NAME", 0));
        }

        if (!state.Positions.Values.Any(scope.Covers))
        {
            var held = state.Positions.IsEmpty
                ? "nothing is held." : $"held: {string.Join(", ", state.Positions.Keys)}.";
            return CommandAnswer.Refused($"'{scope.Name}' means no position; {held}");
        }

        return CommandAnswer.Ask(
            new Question(
                $"Sell these {ExitCard.When(call.Now, ports.Setting)}? Type yes or no.",
                Question.Yes,
                $"exit {scope.Name} --yes",
                token => SellPartAsync(call, scope, token)),
            ExitCard.Of(state, call.Now, ports.Setting, scope));
    }

    private static bool TryScope(CommandWords words, [NotNullWhen(true)] out ExitScope? scope)
    {
        scope = null;
        if (words.Is(0, "losers"))
        {
            scope = words.Count == 1 ? new ExitScope.Losers() : null;
        }
        else if (words.Is(0, "strategy"))
        {
            scope = words.Rest(1) is { } name ? new ExitScope.OfStrategy(name) : null;
        }
        else
        {
            var symbols = new List<Symbol>();
            for (var place = 0; place < words.Count; place++)
            {
                if (words.Is(place, Word) || !words.TrySymbol(place, out var symbol, out _))
                {
                    return false;
                }

                symbols.Add(symbol);
            }

            scope = new ExitScope.Named(symbols);
        }

        return scope is not null;
    }

    private async Task<CommandAnswer> SellPartAsync(
        CommandCall call, ExitScope scope, CancellationToken cancellationToken)
    {
        var outcome = await ports.Desk.PostAsync(
            new DeskInput.Exit(call.By, call.Now) { Scope = scope }, cancellationToken);
        if (Refusals.Find(outcome) is { } refusal)
        {
            return CommandAnswer.Refused(refusal);
        }

        var sold = outcome.After.Positions.Values.Where(held => scope.Covers(held) && held.Selling is not null)
            .ToList();
        return CommandAnswer.Done(
            Card.Line(
                $"{string.Join(", ", sold.Select(held => held.Symbol))}: sold "
                + $"{ExitCard.When(call.Now, ports.Setting)}. Entries are as they were.", Severity.Warning),
            new { Scope = scope.Name, Positions = sold.Select(held => CommandData.Of(outcome.After, held)) });
    }

    private ExitProgress ProgressOf(DeskState state, DateTimeOffset now) =>
        ExitProgress.Of(state, ports.Setting.KeepOnExit, ports.Setting.Calendar, now);

    private static object DataOf(DeskState state, ExitProgress progress) => new
    {
        Exit = state.ExitUnderWay,
        progress.Sold,
        Total = progress.Sold + progress.Waiting.Count,
        Waiting = progress.Waiting.Select(left => new
        {
            Symbol = left.Symbol.Value,
            Shares = left.Quantity.Value,
            left.Why,
        }),
        Foreign = progress.Foreign.Select(order => new
        {
            order.BrokerOrderId,
            Symbol = order.Symbol.Value,
            order.Said,
        }),
        Kept = progress.Kept.Select(symbol => symbol.Value),
    };

    private async Task<CommandAnswer> ExitAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var outcome = await ports.Desk.PostAsync(new DeskInput.Exit(call.By, call.Now), cancellationToken);
        var began = outcome.After;
        if (Refusals.Find(outcome) is { } refusal)
        {
            return CommandAnswer.Refused($"{refusal} {Left(began)}");
        }

        var wentOn = await SellInReplayAsync(cancellationToken);
        var when = began.Positions.IsEmpty ? "" : $" Sold {ExitCard.When(call.Now, ports.Setting)}.";
        var text = $"EXIT began: entries are off. {Left(began)}{when}{wentOn}";
        var state = ports.Desk.State;
        return CommandAnswer.Done(Card.Line(text, Severity.Critical), new
        {
            Exit = state.ExitUnderWay,
            Positions = state.Positions.Values.Select(position => CommandData.Of(state, position)),
            OpenOrders = state.OpenOrders.Select(CommandData.Of),
        });
    }

    /// <summary>Nobody waits for a replayed market: the clock goes to the next open, where the sales trade.</summary>
    private async Task<string> SellInReplayAsync(CancellationToken cancellationToken)
    {
        var isOut = ports.Desk.State is { Positions.IsEmpty: true, OpenOrderIds.IsEmpty: true };
        if (isOut || ports.Replay is not { IsAtEnd: false } replay)
        {
            return string.Empty;
        }

        var step = await replay.ToNextOpenAsync(cancellationToken);
        var left = ports.Desk.State.ExitUnderWay is null
            ? "the broker holds no order and no position."
            : Left(ports.Desk.State);
        return $" The replay went on to the next open, {Figures.Moment(step.To, ports.Setting.Calendar)}: {left}";
    }

    private static string Left(DeskState state) => state.Positions.IsEmpty && state.OpenOrderIds.IsEmpty
        ? "Nothing is held and no order is open."
        : $"{Figures.Count(state.Positions.Count, "position", "positions")} and "
            + $"{Figures.Count(state.OpenOrderIds.Count, "open order", "open orders")} are left.";
}
