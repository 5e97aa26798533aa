using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Desk;

/// <summary>The one desk, as everything around it may use it.</summary>
internal interface IDesk
{
    /// <summary>The last published state; reading it never waits for the loop.</summary>
    DeskState State { get; }

    /// <summary>Why the desk takes no inputs, such as an unreadable journal; null while it does.</summary>
    string? HaltedBecause { get; }

    /// <summary>How far the journal reaches, which a person may note beside the machine; null where there is none.
    /// </summary>
    JournalHead? JournalHead => null;

    /// <summary>Hands an input to the loop and answers when its events are durable.</summary>
    Task<DeskOutcome> PostAsync(DeskInput input, CancellationToken cancellationToken);
}
