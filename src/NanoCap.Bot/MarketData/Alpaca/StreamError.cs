namespace NanoCap.Bot.MarketData.Alpaca;

/// <summary>What the stream of quotes refuses, by its code, and what that leads to.</summary>
internal abstract record StreamError(string Text)
{
    /// <summary>Nothing helps but a person.</summary>
    public sealed record Final(string Text) : StreamError(Text)
    {
        /// <summary>Whether other keys would help; else it is the subscription.</summary>
        public bool IsAboutKeys { get; init; }
    }

    /// <summary>Another connection.</summary>
    public sealed record Again(string Text) : StreamError(Text);

    /// <summary>Another connection, much later.</summary>
    public sealed record Later(string Text) : StreamError(Text);

    /// <summary>Fewer symbols on the same connection.</summary>
    public sealed record FewerSymbols(string Text) : StreamError(Text);

    /// <summary>Nothing to do.</summary>
    public sealed record Harmless(string Text) : StreamError(Text);

    public static StreamError Of(int? code, string? message)
    {
        var text = $"{code} {message}".Trim();
        return code switch
        {
            402 => new Final($"Alpaca's stream of quotes did not accept the keys ({text}); check Alpaca:KeyId and "
                + "Alpaca:SecretKey.") { IsAboutKeys = true },
            408 or 409 => new Final($"Alpaca's stream of quotes is not part of this subscription ({text}); set "
                + "Alpaca:DataFeed to a feed that is, such as Iex."),
            403 => new Harmless(text),
            405 => new FewerSymbols(text),
            406 => new Later($"another program has the one connection of these keys ({text})"),
            // 400 syntax, 401 not authenticated, 404 too slow to, 407 too slow to read, 500 internal, and new ones.
            _ => new Again(text),
        };
    }
}
