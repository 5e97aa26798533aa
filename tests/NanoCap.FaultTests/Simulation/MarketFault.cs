namespace NanoCap.FaultTests.Simulation;

/// <summary>What is wrong with the price that a decision gets to see.</summary>
internal enum MarketFault
{
    None,

    /// <summary>There is none.</summary>
    Missing,

    /// <summary>It is of an earlier session.</summary>
    Old,

    /// <summary>It is far from what the person saw.</summary>
    Far,

    /// <summary>The quote bids more than it asks.</summary>
    Crossed,

    /// <summary>The quote is of yesterday.</summary>
    StaleQuote,

    /// <summary>The stream of orders and prices is not connected.</summary>
    NoStream,

    /// <summary>The broker says that the account may not trade.</summary>
    BlockedAccount,
}
