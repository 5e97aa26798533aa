using System.Threading.Channels;
using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Tests.Chat;

/// <summary>A desk that does what the test says and keeps what it was asked.</summary>
internal sealed class FakeDesk(DeskState state) : IDesk, IDeskFeed
{
    private readonly Channel<DeskOutcome> feed = Channel.CreateBounded<DeskOutcome>(100);

    public DeskState State { get; set; } = state;

    public string? HaltedBecause { get; set; }

    public List<DeskInput> Inputs { get; } = [];

    public Func<DeskInput, DeskState, DeskOutcome> Decide { get; set; } = (_, state) => new([], state);

    public ChannelReader<DeskOutcome> Watch() => feed.Reader;

    public Task<DeskOutcome> PostAsync(DeskInput input, CancellationToken cancellationToken)
    {
        Inputs.Add(input);
        return Task.FromResult(Happen(Decide(input, State)));
    }

    public DeskOutcome Happen(DeskOutcome outcome)
    {
        State = outcome.After;
        feed.Writer.TryWrite(outcome);
        return outcome;
    }
}
