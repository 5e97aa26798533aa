using NanoCap.Bot.Chat.Pictures;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>What a message says, without saying how it looks. All text is data: a renderer escapes it.</summary>
internal sealed record Card(string Title, Severity Severity, IReadOnlyList<CardBlock> Blocks)
{
    /// <summary>PAPER, LIVE or REPLAY, and whether the prices are made up.</summary>
    public string? Banner { get; init; }

    public string? Footer { get; init; }

    /// <summary>For channels that can show pictures; the blocks say the same in words.</summary>
    public Picture? Picture { get; init; }

    public IReadOnlyList<CardButton> Buttons { get; init; } = [];

    /// <summary>The versions that a typed decision in the same chat binds to from now on.</summary>
    public IReadOnlyList<ShownProposal> Shows { get; init; } = [];

    public bool IsOneLine => Blocks.Count == 0;

    public static Card Line(string text, Severity severity = Severity.Plain) => new(text, severity, []);
}
