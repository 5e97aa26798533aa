using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Scanning;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class SignalsCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("signals", "[date] [strategy]", "/signals 2024-01-02 momentum",
        "a day's ranking: the proposed, the next, what was skipped and why", CommandGroup.Look)
    {
        MostWords = 2,
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var hasDate = call.Words.TryDate(0, out var date);
        var strategy = call.Words.Find(hasDate ? 1 : 0);
        if (!hasDate && (call.Words.Count > 1 || char.IsAsciiDigit((strategy ?? "-")[0])))
        {
            return call.Misunderstood(call.Words.Expected("a date such as 2024-01-02", 0));
        }

        var state = ports.Desk.State;
        var session = hasDate ? date : (DateOnly?)null;
        var sheet = await ports.Scans.FindAsync(session, cancellationToken);
        var digest = state.LastScan is { } last && (session ?? sheet?.Session ?? last.Session) == last.Session
            ? last : null;
        if (sheet is null && digest is null)
        {
            return NoScan(state, session);
        }

        var strategies = sheet?.Strategies ?? digest!.Strategies;
        if (strategy is not null
            && !strategies.Any(known => known.Name.Equals(strategy, StringComparison.OrdinalIgnoreCase)))
        {
            var names = string.Join(", ", strategies.Select(known => known.Name));
            return call.Misunderstood(call.Words.Expected($"a strategy of {names}", hasDate ? 1 : 0));
        }

        return Answer(state, sheet, digest, strategy);
    }

    private static CommandAnswer NoScan(DeskState state, DateOnly? session)
    {
        return CommandAnswer.Refused(session is { } date && state.LastScan is { } last
            ? $"No scan of {Figures.Day(date)} is kept; the latest is of {Figures.Day(last.Session)}."
            : "There has been no scan yet.");
    }

    private static CommandAnswer Answer(DeskState state, ScanSheet? sheet, ScanDigest? digest, string? strategy)
    {
        var strategies = (sheet?.Strategies ?? digest!.Strategies).Where(known => IsAsked(known.Name)).ToList();
        var lines = (sheet is null ? digest!.Candidates : Join(sheet, digest))
            .Where(line => IsAsked(line.Strategy)).ToList();
        var session = sheet?.Session ?? digest!.Session;
        CardBlock skipped = sheet is null
            ? new CardBlock.Paragraph(DigestCard.Skipped(digest!))
            : SignalsCard.Skipped(sheet.Skipped);
        var card = SignalsCard.Of(state, session, strategies, lines, [skipped]);
        return CommandAnswer.Done(card, new
        {
            Date = session,
            Strategies = strategies,
            Signals = lines.Select(CommandData.Of),
            Skipped = sheet?.Skipped,
        });

        bool IsAsked(string name) => strategy is null || name.Equals(strategy, StringComparison.OrdinalIgnoreCase);
    }

    // The sheet has every signal, the digest what the desk made of some.
    private static IReadOnlyList<CandidateLine> Join(ScanSheet sheet, ScanDigest? digest)
    {
        var known = digest?.Candidates.ToDictionary(line => (line.Symbol, line.Strategy)) ?? [];
        return
        [
            .. sheet.Signals.Select(line =>
                known.GetValueOrDefault((line.Signal.Symbol, line.Signal.Strategy)) is { } judged
                    ? judged
                    : new CandidateLine(line.Rank, line.Signal.Symbol, line.Signal.Strategy, line.Signal.Confidence,
                        line.Score, Price.Of((decimal)line.Signal.Reference), null, [], line.Note)),
        ];
    }
}
