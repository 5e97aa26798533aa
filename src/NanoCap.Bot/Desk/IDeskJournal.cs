using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Desk;

/// <summary>Where the desk's events go before anybody is told.</summary>
internal interface IDeskJournal
{
    /// <summary>Makes a batch durable, all of it or nothing, together with its read models.</summary>
    /// <exception cref="JournalWriteException">It is not certain that the batch was written.</exception>
    void Append(DeskChange change);

    /// <summary>The latest durable entry; null where nothing is kept.</summary>
    JournalHead? Head => null;
}
