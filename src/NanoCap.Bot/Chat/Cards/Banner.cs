using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>Says on every card of the desk whether the money and the prices are real.</summary>
internal static class Banner
{
    public static string? Of(DeskState state)
    {
        if (state.Opening is not { } opening)
        {
            return null;
        }

        return state.LastScan is { IsSimulated: true } ? opening.Banner + ", SIMULATED PRICES" : opening.Banner;
    }
}
