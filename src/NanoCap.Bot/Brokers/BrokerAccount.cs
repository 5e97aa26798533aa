using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Brokers;

/// <summary>The account at one moment.</summary>
/// <param name="At">When it was read.</param>
/// <param name="Number">The broker's name for it; never for a log.</param>
/// <param name="Cash">US dollars.</param>
/// <param name="BuyingPower">What may be bought, open orders taken off, US dollars.</param>
/// <param name="Flags">What it is allowed to do.</param>
internal sealed record BrokerAccount(
    DateTimeOffset At, string Number, Usd Cash, Usd BuyingPower, AccountFlags Flags);
