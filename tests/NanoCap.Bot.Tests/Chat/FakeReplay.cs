using NanoCap.Bot.Schedule;

namespace NanoCap.Bot.Tests.Chat;

internal sealed class FakeReplay : IReplayControl
{
    public bool IsAtEnd { get; set; }

    public Action OnNext { get; set; } = () => { };

    public Task<ReplayStep> NextAsync(CancellationToken cancellationToken)
    {
        OnNext();
        return Task.FromResult(new ReplayStep(Desks.Evening, Desks.Evening.AddDays(1)));
    }

    public Task<ReplayStep> ToNextOpenAsync(CancellationToken cancellationToken)
    {
        OnNext();
        return Task.FromResult(new ReplayStep(Desks.Evening, Desks.Evening.AddHours(17)));
    }
}
