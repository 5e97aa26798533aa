using System.ComponentModel.DataAnnotations;

namespace NanoCap.Bot.Options;

internal sealed record EndpointOptions
{
    /// <summary>On the loopback interface only; 0 lets the system choose one.</summary>
    [Range(0, 65_535)]
    public int Port { get; init; }
}
