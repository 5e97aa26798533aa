using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Desk;

/// <summary>An event with the entry that holds it.</summary>
internal readonly record struct JournaledEvent(DeskEvent Happened, JournalEntry Entry)
{
    public JournalHead Head => Entry.Head;
}
