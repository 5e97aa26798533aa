namespace NanoCap.Bot.Options;

internal enum AlpacaFeed
{
    /// <summary>One exchange with a small part of the market; free.</summary>
    Iex,

    /// <summary>All exchanges; paid.</summary>
    Sip,
}
