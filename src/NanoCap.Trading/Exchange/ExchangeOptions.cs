using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Exchange;

/// <summary>What trading costs and allows on the simulated exchange.</summary>
public sealed record ExchangeOptions
{
    /// <summary>Cash of a new account, US dollars; 1 000 by default.</summary>
    public Usd StartingCash { get; init; } = new(1_000m);

    /// <summary>What a new account is: a cash account refuses to buy with proceeds that have not settled.</summary>
    public AccountKind Account { get; init; } = AccountKind.Margin;

    /// <summary>Fee as a share of each fill's notional, rounded up to the cent; 0.1 % by default.</summary>
    public Ratio FeeRate { get; init; } = new(0.001m);

    /// <summary>At most this share of a session's volume in a symbol is filled, over all orders; 3 % by default.
    /// </summary>
    public Ratio ParticipationShare { get; init; } = new(0.03m);

    /// <summary>Spread as a share of the price where the median dollar volume is <see cref="SpreadReference"/>.
    /// </summary>
    public Ratio SpreadAtReference { get; init; } = new(0.02m);

    /// <summary>The median dollar volume at which the spread is <see cref="SpreadAtReference"/>, US dollars.</summary>
    public Usd SpreadReference { get; init; } = new(50_000m);

    /// <summary>The narrowest spread, a share of the price.</summary>
    public Ratio SpreadMinimum { get; init; } = new(0.0005m);

    /// <summary>The widest spread, a share of the price; also where the dollar volume is unknown.</summary>
    public Ratio SpreadMaximum { get; init; } = new(0.02m);

    /// <summary>The smallest purchase, US dollars; a sale may always close what is left.</summary>
    public Usd MinimumNotional { get; init; } = new(1m);

    /// <summary>Where brokers act in several ways, the one that this exchange takes.</summary>
    public ExchangeHabits Habits { get; init; } = new();

    /// <summary>Whether day orders may be for a fraction of a share; no by default.</summary>
    public bool AllowFractions { get; init; }
}
