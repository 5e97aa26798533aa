using NanoCap.Bot.Cli;
using NanoCap.Bot.Endpoint;

namespace NanoCap.Bot.Tests.Cli;

/// <summary>Stands for the desk of a state folder on which no bot runs.</summary>
internal sealed class OfflineDesk(ICommandPort commands) : IOfflineDesk
{
    public ICommandPort Commands => commands;

    public bool IsClosed { get; private set; }

    public ValueTask DisposeAsync()
    {
        IsClosed = true;
        return ValueTask.CompletedTask;
    }
}
