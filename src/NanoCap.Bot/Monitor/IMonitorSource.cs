namespace NanoCap.Bot.Monitor;

/// <summary>Gives the picture of this moment without waiting for the desk.</summary>
internal interface IMonitorSource
{
    MonitorPicture Read();
}
