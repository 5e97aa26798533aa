using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Tests.Desk;

/// <summary>A journal in memory that can be told to fail, and that can look around at the moment of the commit.
/// </summary>
internal sealed class MemoryJournal : IDeskJournal
{
    private readonly Lock gate = new();

    public List<IReadOnlyList<DeskEvent>> Batches { get; } = [];

    public Action WhileCommitting { get; set; } = () => { };

    public Exception? Failure { get; set; }

    public IReadOnlyList<DeskEvent> Events
    {
        get
        {
            lock (gate)
            {
                return [.. Batches.SelectMany(batch => batch)];
            }
        }
    }

    public void Append(DeskChange change)
    {
        WhileCommitting();
        if (Failure is not null)
        {
            throw Failure;
        }

        lock (gate)
        {
            Batches.Add([.. change.Events]);
        }
    }
}
