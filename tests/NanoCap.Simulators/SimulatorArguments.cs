using System.Globalization;

namespace NanoCap.Simulators;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Port">The port on loopback; 0 for a free one.</param>
/// <param name="Folder">Where the ledger lies.</param>
/// <param name="Bars">The folder of bars that market data is made of; null for none.</param>
internal sealed record SimulatorArguments(int Port, string Folder, string? Bars = null)
{
    public const string Usage =
        "Expected: alpaca --port P --data DIR [--bars DIR]\n"
        + "  --port  on loopback; 0 takes a free one, which is printed as a line of JSON\n"
        + "  --data  the folder of the ledger\n"
        + "  --bars  a folder with bars/SYMBOL.csv and perhaps splits.csv, for market data\n"
        + "Example:  alpaca --port 0 --data /tmp/alpaca";

    /// <summary>The arguments, or null when something is missing or unknown.</summary>
    public static SimulatorArguments? Read(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0 || arguments[0] != "alpaca" || arguments.Count % 2 == 0)
        {
            return null;
        }

        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in arguments.Skip(1).Chunk(2))
        {
            named[pair[0]] = pair[1];
        }

        var bars = named.GetValueOrDefault("--bars");
        return named.Count == (bars is null ? 2 : 3)
            && named.TryGetValue("--data", out var folder)
            && named.TryGetValue("--port", out var text)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port <= ushort.MaxValue
                ? new SimulatorArguments(port, folder, bars)
                : null;
    }
}
