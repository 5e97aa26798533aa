using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.MarketData;

/// <summary>What a company does to its shares.</summary>
/// <param name="Symbol">The ticker before it.</param>
/// <param name="Kind">The source's word, such as <c>reverse_split</c>.</param>
/// <param name="EffectiveOn">The first session that trades with it.</param>
/// <param name="ShareFactor">New shares for one old share; null where the number of shares stays or is not told.
/// </param>
internal sealed record CorporateAction(Symbol Symbol, string Kind, DateOnly EffectiveOn, decimal? ShareFactor);
