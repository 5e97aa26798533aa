using System.Collections.Concurrent;
using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Chat.Commands;

/// <summary>Which version of each proposal was last shown in which chat; a typed decision binds to it.</summary>
internal sealed class ShownVersions
{
    private readonly ConcurrentDictionary<(string Channel, string Chat), ConcurrentDictionary<int, int>> chats = new();

    public void Note(string channel, string chat, IEnumerable<Card> cards)
    {
        var shown = chats.GetOrAdd((channel, chat), _ => new());
        foreach (var proposal in cards.SelectMany(card => card.Shows))
        {
            shown[proposal.Number] = proposal.Version;
        }
    }

    public IReadOnlyDictionary<int, int> In(string channel, string chat) =>
        chats.GetOrAdd((channel, chat), _ => new());
}
