using System.Globalization;

namespace NanoCap.Simulators;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Name">Whose stand-in: alpaca or telegram.</param>
/// <param name="Port">The port on loopback; 0 for a free one.</param>
/// <param name="Folder">Where the ledger lies; empty for telegram, which forgets everything when it ends.</param>
/// <param name="Bars">The folder of bars that market data is made of; null for none.</param>
/// <param name="StartsAt">Where the clock of a new exchange stands; null follows the machine.</param>
internal sealed record SimulatorArguments(
    string Name, int Port, string Folder, string? Bars = null, DateTimeOffset? StartsAt = null)
{
    public const string Alpaca = "alpaca";
    public const string Telegram = "telegram";

    public const string Usage =
        "Expected: alpaca --port P --data DIR [--bars DIR] [--at TIME]\n"
        + "      or: telegram --port P\n"
        + "  --port  on loopback; 0 takes a free one, which is printed as a line of JSON\n"
        + "  --data  the folder of the ledger\n"
        + "  --bars  a folder with bars/SYMBOL.csv and perhaps splits.csv, for market data\n"
        + "  --at    where the clock of a new exchange stands, such as 2024-11-19T21:31:00Z; else it is the machine's\n"
        + "Example:  alpaca --port 0 --data /tmp/alpaca";

    /// <summary>The arguments, or null when something is missing or unknown.</summary>
    public static SimulatorArguments? Read(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0 || arguments.Count % 2 == 0)
        {
            return null;
        }

        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in arguments.Skip(1).Chunk(2))
        {
            named[pair[0]] = pair[1];
        }

        var hasPort = named.Remove("--port", out var text)
            & int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            & port <= ushort.MaxValue;
        var hasFolder = named.Remove("--data", out var folder);
        var hasBars = named.Remove("--bars", out var bars);
        var hasTime = named.Remove("--at", out var at);
        var isTime = DateTimeOffset.TryParse(
            at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var startsAt);
        var isKnown = arguments[0] == Alpaca
            ? hasFolder
            : arguments[0] == Telegram && !hasFolder && !hasBars && !hasTime;
        return isKnown && hasPort && hasTime == isTime && named.Count == 0
            ? new SimulatorArguments(
                arguments[0], port, folder ?? string.Empty, bars, hasTime ? startsAt : null)
            : null;
    }
}
