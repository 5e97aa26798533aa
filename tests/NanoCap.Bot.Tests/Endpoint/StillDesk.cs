using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Tests.Endpoint;

/// <summary>A desk that only has a state.</summary>
internal sealed class StillDesk : IDesk
{
    public DeskState State { get; set; } = DeskState.Empty;

    public string? HaltedBecause { get; set; }

    public Task<DeskOutcome> PostAsync(DeskInput input, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Expected no input, found " + input);
}
