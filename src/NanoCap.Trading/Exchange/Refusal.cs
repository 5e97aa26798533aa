using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Exchange;

/// <summary>Why the exchange does not do what was asked, with all that Alpaca would answer over HTTP.</summary>
/// <param name="Code">One of <see cref="RefusalCodes"/>: what tells reasons apart.</param>
/// <param name="HttpStatus">The status of the answer, such as 403.</param>
/// <param name="BrokerCode">The code in its body, such as 40310000; one code stands for many reasons.</param>
/// <param name="Text">The message in its body.</param>
public sealed record Refusal(string Code, int HttpStatus, int BrokerCode, string Text)
{
    /// <summary>Further members of the body, in order.</summary>
    public IReadOnlyList<RefusalField> Fields { get; init; } = [];

    /// <summary>The message with the fields behind it, for a person.</summary>
    public string Explanation => Fields.Count == 0
        ? Text
        : $"{Text} ({string.Join(", ", Fields.Select(member => $"{member.Name} {member.Value}"))})";

    /// <summary>What it asks of the one who sent the order.</summary>
    public RefusalKind Kind => Code switch
    {
        RefusalCodes.HeldForOrders => RefusalKind.HeldForOrders,
        RefusalCodes.WashTrade => RefusalKind.WashTrade,
        RefusalCodes.InsufficientBuyingPower => RefusalKind.BuyingPower,
        RefusalCodes.Account or RefusalCodes.LiquidationOnly => RefusalKind.Account,
        RefusalCodes.NotTradable or RefusalCodes.NoPrice or RefusalCodes.WholeShares => RefusalKind.Asset,
        _ => RefusalKind.Other,
    };
}
