using NanoCap.Bot.Options;
using NanoCap.Bot.Storage;

namespace NanoCap.Bot;

/// <summary>What every bot is put together from, on whatever clock it lives.</summary>
/// <param name="Options">The checked settings.</param>
/// <param name="IsServing">Whether people and other processes can reach it; else it serves this process
/// alone.</param>
/// <param name="Warnings">Where warnings go, one plain line each.</param>
/// <param name="Folder">Held by this process.</param>
internal sealed record BotStart(BotOptions Options, bool IsServing, TextWriter Warnings, StateFolder Folder)
{
    /// <summary>The clock of a real market; null for this machine's, shifted as the settings say.</summary>
    public TimeProvider? Clock { get; init; }
}
