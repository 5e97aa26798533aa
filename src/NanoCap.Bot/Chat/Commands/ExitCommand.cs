using System.Diagnostics.CodeAnalysis;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class ExitCommand(CommandPorts ports) : ICommand
{
    private const string Word = "EXIT";
    private const string Now = "now";

    public CommandSpec Spec { get; } = new("exit", "[now] [EXIT or a scope]", "/exit",
        "cancels and sells everything, or losers, SYMBOL... or strategy NAME; asks first", CommandGroup.Decide)
    {
        Role = Role.Trader,
        IsSafeRead = false,
        ReducesRisk = true,
        AsksToConfirm = true,
        MostWords = 20,

        // Without a desk there is still the broker.
        NeedsNoDesk = ports.ExitDirect is not null,
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (ports.Desk.HaltedBecause is { } halted && ports.ExitDirect is { } direct)
        {
            return HaltedExit.AnswerAsync(call, Word, halted, direct, cancellationToken);
        }

        if (call.Words.Count == 1 && call.Words.Find(0) == Word)
        {
            return ExitAsync(call, ExitTiming.AtNextOpen, cancellationToken);
        }

        if (MeansNow(call.Words))
        {
            return call.Words.Count == 2
                ? ExitAsync(call, ExitTiming.Now, cancellationToken)
                : Task.FromResult(Ask(call, ExitTiming.Now));
        }

        if (call.Words.Count > 0)
        {
            return Task.FromResult(AskForPart(call));
        }

        if (ports.Desk.State.ExitUnderWay is not null)
        {
            return Task.FromResult(Progress(call));
        }

        return Task.FromResult(Ask(call, ExitTiming.AtNextOpen));
    }

    /// <summary>NOW is a ticker too: where it is held, it means the position.</summary>
    private bool MeansNow(CommandWords words) => words.Is(0, Now)
        && (words.Count == 2 ? words.Find(1) == Word
            : words.Count == 1 && !(words.TrySymbol(0, out var symbol, out _)
                && ports.Desk.State.Positions.ContainsKey(symbol)));

    private CommandAnswer Ask(CommandCall call, ExitTiming timing)
    {
        var leave = call.Channel.Gaps.Contains("quit") ? "" : " (/quit leaves the bot and keeps the positions.)";
        var isNow = timing == ExitTiming.Now;
        var mayChoose = MayChoose(call.Now);
        var prompt = isNow && mayChoose
            ? $"Type {Word} in capitals to sell now at a limit under the bid, no to leave everything as it is.{leave}"
            : mayChoose
                ? $"Type {Word} in capitals to sell at the open, /exit now {Word} to sell now at a limit under the "
                    + $"bid, no to leave everything as it is.{leave}"
                : $"Type {Word} in capitals to do it, no to leave everything as it is.{leave}";
        return CommandAnswer.Ask(
            new Question(
                prompt, Word, isNow ? $"exit now {Word}" : $"exit {Word}", token => ExitAsync(call, timing, token)),
            ExitCard.Of(ports.Desk.State, call.Now, ports.Setting, choice: mayChoose ? timing : null),
            new
            {
                Question = prompt,
                Choices = mayChoose ? new[] { $"exit {Word}", $"exit now {Word}" } : [$"exit {Word}"],
            });
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
                $"nothing, the word {Word} in capitals to do it at once, now {Word} to sell before the open, losers, "
                + "symbols, or strategy NAME", 0));
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

    private async Task<CommandAnswer> ExitAsync(
        CommandCall call, ExitTiming timing, CancellationToken cancellationToken)
    {
        var outcome = await ports.Desk.PostAsync(
            new DeskInput.Exit(call.By, call.Now)
            {
                Timing = timing,
                Market = timing == ExitTiming.Now ? ViewOrNull() : null,
            },
            cancellationToken);
        var began = outcome.After;
        if (Refusals.Find(outcome) is { } refusal)
        {
            return CommandAnswer.Refused($"{refusal} {Left(began)}");
        }

        var hasBegun = outcome.Events.Any(happened => happened is DeskEvent.ExitBegan);
        var priced = outcome.Events.OfType<ExitHoursEvent.SalesPriced>().LastOrDefault();
        var wentOn = await SellInReplayAsync(cancellationToken);
        var when = began.Positions.IsEmpty ? ""
            : priced is not null ? $" {ExitCard.Priced(priced)}"
            : $" Sold {ExitCard.When(call.Now, ports.Setting)}.";
        var text = (hasBegun ? "EXIT began: entries are off." : "EXIT goes on.") + $" {Left(began)}{when}{wentOn}";
        var state = ports.Desk.State;
        return CommandAnswer.Done(Card.Line(text, Severity.Critical), new
        {
            Exit = state.ExitUnderWay,
            Now = priced?.Sales.Select(sale => new
            {
                Symbol = sale.Symbol.Value,
                Limit = sale.Limit.Value,
                Bid = sale.Bid.Value,
                sale.BidAt,
            }),
            AtOpen = priced?.AtOpen.Select(left => new
            {
                Symbol = left.Symbol.Value,
                Shares = left.Quantity.Value,
                left.Why,
            }),
            Positions = state.Positions.Values.Select(position => CommandData.Of(state, position)),
            OpenOrders = state.OpenOrders.Select(CommandData.Of),
        });
    }

    /// <summary>Daily bars have no bids, so that there everything waits for the open.</summary>
    private bool MayChoose(DateTimeOffset now) => ports.Setting.Calendar.IsExtendedHours(now)
        && !ports.Desk.State.Positions.IsEmpty && ViewOrNull() is { TellsQuotes: true };

    /// <summary>EXIT works without data too: what has no bid waits for the open.</summary>
    private MarketView? ViewOrNull()
    {
        try
        {
            return ports.Market.View;
        }
        catch (Exception)
        {
            return null;
        }
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
