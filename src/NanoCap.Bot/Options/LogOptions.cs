using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Logging;

namespace NanoCap.Bot.Options;

internal sealed record LogOptions
{
    public LogLevel MinimumLevel { get; init; } = LogLevel.Information;

    [Range(1, 365)]
    public int KeptDays { get; init; } = 14;
}
