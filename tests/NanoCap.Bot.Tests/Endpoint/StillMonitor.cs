using NanoCap.Bot.Monitor;
using NanoCap.Bot.Tests.Monitor;

namespace NanoCap.Bot.Tests.Endpoint;

/// <summary>Gives the picture that the test wants.</summary>
internal sealed class StillMonitor : IMonitorSource
{
    public MonitorPicture Picture { get; set; } = MonitorPictures.Calm;

    public MonitorPicture Read() => Picture;
}
