namespace NanoCap.Bot.Schedule;

/// <summary>Moves a replay on. There is none when the bot runs on the real clock.</summary>
internal interface IReplayControl
{
    /// <summary>Whether the data hold no further session.</summary>
    bool IsAtEnd { get; }

    /// <summary>Lives through everything up to the end of the next daily run.</summary>
    Task<ReplayStep> NextAsync(CancellationToken cancellationToken);

    /// <summary>Lives on to the next opening print, so that what was queued for it is done.</summary>
    Task<ReplayStep> ToNextOpenAsync(CancellationToken cancellationToken);
}
