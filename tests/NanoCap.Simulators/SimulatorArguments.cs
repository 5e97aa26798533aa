using System.Globalization;

namespace NanoCap.Simulators;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Name">Whose stand-in: alpaca or telegram.</param>
/// <param name="Port">The port on loopback; 0 for a free one.</param>
/// <param name="Folder">Where the ledger lies; empty for telegram, which forgets everything when it ends.</param>
/// <param name="Bars">The folder of bars that market data is made of; null for none.</param>
internal sealed record SimulatorArguments(string Name, int Port, string Folder, string? Bars = null)
{
    public const string Alpaca = "alpaca";
    public const string Telegram = "telegram";

    public const string Usage =
        "Expected: alpaca --port P --data DIR [--bars DIR]\n"
        + "      or: telegram --port P\n"
        + "  --port  on loopback; 0 takes a free one, which is printed as a line of JSON\n"
        + "  --data  the folder of the ledger\n"
        + "  --bars  a folder with bars/SYMBOL.csv and perhaps splits.csv, for market data\n"
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
        var isKnown = arguments[0] == Alpaca ? hasFolder : arguments[0] == Telegram && !hasFolder && !hasBars;
        return isKnown && hasPort && named.Count == 0
            ? new SimulatorArguments(arguments[0], port, folder ?? string.Empty, bars)
            : null;
    }
}
