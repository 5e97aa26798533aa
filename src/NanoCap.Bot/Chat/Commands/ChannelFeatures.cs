namespace NanoCap.Bot.Chat.Commands;

/// <summary>What a channel can do.</summary>
/// <param name="Name">As it stands in <c>Actor.Channel</c>.</param>
internal sealed record ChannelFeatures(string Name)
{
    /// <summary>A line without a slash is a command too.</summary>
    public bool TakesPlainWords { get; init; }

    /// <summary>A later line of the same person can answer a question.</summary>
    public bool CanAsk { get; init; }

    /// <summary>A card's picture is seen here, so its text can be short.</summary>
    public bool CanShowPictures { get; init; }

    /// <summary>Commands that make no sense here.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    public static ChannelFeatures Console { get; } = new("console") { TakesPlainWords = true, CanAsk = true };

    /// <summary>One line, one answer: whoever writes it confirms in advance.</summary>
    public static ChannelFeatures CommandLine { get; } = new("cli") { TakesPlainWords = true, Gaps = ["quit"] };

    /// <summary>People talk to each other there too, so that a command begins with a slash.</summary>
    public static ChannelFeatures Telegram { get; } = new("telegram") { CanAsk = true, Gaps = ["quit"] };

    public static IReadOnlyList<ChannelFeatures> All { get; } = [Console, CommandLine, Telegram];
}
