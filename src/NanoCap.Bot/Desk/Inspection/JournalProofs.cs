using NanoCap.Bot.Storage;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Desk.Inspection;

/// <summary>Walks the whole journal for each proof, on a reading connection beside the desk: a proof out of a part
/// would prove nothing.</summary>
internal sealed class JournalProofs(
    StateFiles files, Func<DeskState, DeskEvent, DeskState> apply, TradingCalendar calendar) : IJournalProofs
{
    public Task<JournalProof> OfTradeAsync(
        int trade, Symbol symbol, int? proposal, CancellationToken cancellationToken) =>
        Task.Run(() => OfHolding(symbol, proposal, trade, cancellationToken), cancellationToken);

    public Task<JournalProof> OfPositionAsync(Symbol symbol, int? proposal, CancellationToken cancellationToken) =>
        Task.Run(() => OfHolding(symbol, proposal, trade: null, cancellationToken), cancellationToken);

    public Task<JournalProof> OfDateAsync(DateOnly date, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            var found = new List<JournalEntry>();
            var head = Walk(
                entry =>
                {
                    if (calendar.NewYorkDate(DateTimeOffset.FromUnixTimeMilliseconds(entry.AtMilliseconds)) == date)
                    {
                        found.Add(entry);
                    }
                },
                cancellationToken);
            return Proof(found, head);
        },
        cancellationToken);

    private JournalProof OfHolding(
        Symbol symbol, int? proposal, int? trade, CancellationToken cancellationToken)
    {
        var story = new HoldingStory(symbol, proposal, trade);
        var state = DeskState.Empty;
        using var connection = BotDatabase.OpenForReading(files);
        var reader = new JournalReader(connection, files);
        var head = Walk(
            reader,
            entry =>
            {
                var before = state;
                state = apply(before, reader.EventOf(entry));
                story.Tell(entry, before, state);
            },
            cancellationToken);
        return Proof(story.Entries, head);
    }

    private JournalHead Walk(Action<JournalEntry> see, CancellationToken cancellationToken)
    {
        using var connection = BotDatabase.OpenForReading(files);
        return Walk(new JournalReader(connection, files), see, cancellationToken);
    }

    private static JournalHead Walk(
        JournalReader reader, Action<JournalEntry> see, CancellationToken cancellationToken)
    {
        JournalEntry? last = null;
        foreach (var entry in reader.Entries())
        {
            cancellationToken.ThrowIfCancellationRequested();
            see(entry);
            last = entry;
        }

        return last?.Head ?? JournalHead.Beginning;
    }

    private static JournalProof Proof(IEnumerable<JournalEntry> entries, JournalHead head) =>
        new([.. entries.Select(ProvenEntry.Of)], head);
}
