using NanoCap.Bot.Endpoint;

namespace NanoCap.Bot.Cli;

/// <summary>The desk of a state folder on which no bot runs, held by this process until it is disposed.</summary>
internal interface IOfflineDesk : IAsyncDisposable
{
    ICommandPort Commands { get; }
}
