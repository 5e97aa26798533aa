using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>Something the owner must hear, in a sentence.</summary>
/// <param name="Key">Repeats of the same matter have the same key.</param>
/// <param name="By">The person who caused it and has been answered already; null for rules and the market.</param>
internal sealed record Notice(Severity Severity, string Key, string Text, Actor? By = null);
