namespace NanoCap.Bot.Schedule;

/// <summary>Lives through one session per pace by itself, until the data end.</summary>
internal sealed class ReplayPace(IReplayControl replay, TimeSpan pace, TimeProvider realClock)
{
    private bool hasBegun;

    public async Task<DateTimeOffset?> StepOnceAsync(CancellationToken cancellationToken)
    {
        if (hasBegun && !replay.IsAtEnd)
        {
            await replay.NextAsync(cancellationToken);
        }

        hasBegun = true;
        return replay.IsAtEnd ? null : realClock.GetUtcNow() + pace;
    }
}
