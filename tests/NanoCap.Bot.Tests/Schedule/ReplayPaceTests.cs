using NanoCap.Bot.Schedule;
using NanoCap.Bot.Tests.Time;

namespace NanoCap.Bot.Tests.Schedule;

public sealed class ReplayPaceTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task The_first_step_only_waits_so_that_the_first_evening_can_be_read()
    {
        var replay = new ThreeSessions();
        Assert.Equal(Now + Pace, await New(replay).StepOnceAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, replay.Lived);
    }

    [Fact]
    public async Task One_session_a_step_until_the_data_end()
    {
        var replay = new ThreeSessions();
        var pace = New(replay);
        var steps = 0;
        while (await pace.StepOnceAsync(TestContext.Current.CancellationToken) is not null)
        {
            steps++;
        }

        Assert.Equal((3, 3), (steps, replay.Lived));
        Assert.Null(await pace.StepOnceAsync(TestContext.Current.CancellationToken));
        Assert.Equal(3, replay.Lived);
    }

    private static ReplayPace New(IReplayControl replay) => new(replay, Pace, new ManualTimeProvider(Now));

    private sealed class ThreeSessions : IReplayControl
    {
        public int Lived { get; private set; }

        public bool IsAtEnd => Lived == 3;

        public Task<ReplayStep> NextAsync(CancellationToken cancellationToken)
        {
            Lived++;
            return Task.FromResult(new ReplayStep(Now, Now));
        }

        public Task<ReplayStep> ToNextOpenAsync(CancellationToken cancellationToken) => NextAsync(cancellationToken);
    }
}
