using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Desk;

/// <summary>The market as decisions may know it at this moment.</summary>
internal interface IMarketNow
{
    MarketView View { get; }
}
