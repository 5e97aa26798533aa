namespace NanoCap.Bot.Chat.Cards;

/// <summary>Where a living card stands; the first six are the way of a trade that goes well.</summary>
internal enum ProposalStage
{
    Proposed,
    Approved,
    Sent,
    Filled,
    Protected,
    Closed,
    NotFilled,
    Rejected,
    Withdrawn,
    Expired,
    Denied,
}
