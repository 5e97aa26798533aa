using NanoCap.Trading.Strategies.Allocation;

namespace NanoCap.Bot.Scanning;

/// <summary>The fills of a replay as people write them.</summary>
internal static class FillName
{
    private static readonly (FillMode Fill, string Name)[] All =
    [
        (FillMode.LookAhead, "look-ahead"),
        (FillMode.Close, "close"),
        (FillMode.NextOpen, "next-open"),
        (FillMode.NextClose, "next-close"),
    ];

    public static IEnumerable<FillMode> Fills => All.Select(known => known.Fill);

    public static string Of(FillMode fill) => All.First(known => known.Fill == fill).Name;

    /// <summary>The fill of a name; any other name is a problem.</summary>
    public static FillMode? Read(string name, List<string> problems)
    {
        foreach (var known in All)
        {
            if (known.Name == name)
            {
                return known.Fill;
            }
        }

        problems.Add($"expected --fill {string.Join(", ", All.Select(known => known.Name))}, found '{name}'; "
            + "choose one, or leave it out for all.");
        return null;
    }
}
