using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;

namespace NanoCap.FaultTests.Simulation;

/// <summary>One process's hold on the disk. A second writer finds that an entry of its number is there, as the real
/// table's key says.</summary>
internal sealed class DiskJournal(World world, BotProcess process) : IDeskJournal
{
    private JournalHead head = world.Disk.Head;

    /// <summary>Whether another has written since: the next write will be refused.</summary>
    public bool IsStale => head != world.Disk.Head;

    public void Append(DeskChange change)
    {
        var batch = change.Events.ToList();
        if (IsStale)
        {
            world.Happenings.Count("a second instance was refused by the journal");
            throw Failure("there is such an entry already");
        }

        process.Pass("write begins");
        if (process.IsDead)
        {
            Tear(batch);
            throw Failure("power lost before the commit");
        }

        FailPerhaps(batch);
        head = world.Disk.Write(head, batch, batch.Count, process.Number);
        world.Trace($"journal {head.Sequence} {head.Hash}");
        process.Pass("write ended");
        if (process.IsDead)
        {
            throw Failure("power lost after the commit");
        }
    }

    private static JournalWriteException Failure(string why) => new(why, new IOException(why));

    private void Tear(List<DeskEvent> batch)
    {
        if (batch.Count > 1 && world.Happens(2, "torn batch"))
        {
            world.Disk.Write(head, batch, world.Random.Next(1, batch.Count), process.Number);
        }
    }

    private void FailPerhaps(List<DeskEvent> batch)
    {
        if (world.IsRough && world.Happens(400, "disk full"))
        {
            world.Disk.FullUntil = world.Now.AddSeconds(world.Random.Next(1, 900));
        }

        if (world.Now < world.Disk.FullUntil)
        {
            world.Happenings.Count(process.Loop is null ? "disk full × start" : "disk full × work");
            throw Failure("the disk is full");
        }

        if (world.IsRough && world.Happens(400, "disk failed though it wrote"))
        {
            world.Disk.Write(head, batch, batch.Count, process.Number);
            throw Failure("the disk did not answer");
        }
    }
}
