using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Tests.Live;

/// <summary>What the owner asked for, and what the bot said it had done before it was killed.</summary>
internal sealed class Promises
{
    /// <summary>Proposals that the owner asked to approve, answered or not.</summary>
    public HashSet<int> Asked { get; } = [];

    /// <summary>Proposals of which the bot said that they are approved.</summary>
    public HashSet<int> Approved { get; } = [];

    /// <summary>Proposals of which the bot said that they are rejected.</summary>
    public HashSet<int> Rejected { get; } = [];

    /// <summary>Whether the bot said that EXIT began, and it is not over yet.</summary>
    public bool IsExiting { get; set; }

    public int Exits { get; set; }

    /// <summary>Symbols that a proposal named.</summary>
    public HashSet<Symbol> Symbols { get; } = [];
}
