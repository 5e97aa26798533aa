using System.Globalization;
using NanoCap.Trading.Bars;

namespace NanoCap.Bot.Cli;

/// <summary>One indicator as asked for, such as bb20.</summary>
internal sealed record IndicatorRequest(string Name, IndicatorKind Kind, int Window)
{
    /// <summary>Reads a comma-separated list; a name given twice counts once, what cannot be read is a
    /// problem.</summary>
    public static List<IndicatorRequest> ReadList(string? names, List<string> problems)
    {
        const StringSplitOptions tidy = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        var requests = new List<IndicatorRequest>();
        foreach (var name in (names ?? "").Split(',', tidy).Distinct(StringComparer.Ordinal))
        {
            var letters = name.TrimEnd("0123456789".ToCharArray());
            var digits = name[letters.Length..];
            var kind = IndicatorKind.All.FirstOrDefault(known => known.Name == letters);
            if (kind is null || (kind.SmallestWindow is null && digits.Length > 0))
            {
                problems.Add($"expected an indicator of {IndicatorKind.Examples} (the number is its window), "
                    + $"found '{name}'; correct --names.");
            }
            else if (kind.SmallestWindow is not { } smallest)
            {
                requests.Add(new(name, kind, 0));
            }
            else if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var window)
                && window >= smallest)
            {
                requests.Add(new(name, kind, window));
            }
            else
            {
                problems.Add($"expected {kind.Name} with a window of at least {smallest}, such as {kind.Name}20, "
                    + $"found '{name}'; correct --names.");
            }
        }

        if (requests.Count == 0 && problems.Count == 0)
        {
            problems.Add($"expected indicators after --names, found nothing; choose of {IndicatorKind.Examples}.");
        }

        return requests;
    }

    /// <summary>The named columns of the result, one value a bar, NaN in warm-up.</summary>
    public IEnumerable<(string Name, double[] Values)> Columns(BarColumns bars)
    {
        var results = Kind.Suffixes.Select(_ => new double[bars.Count]).ToArray();
        Kind.Calculate(bars, Window, results);
        return Kind.Suffixes.Select(suffix => Name + suffix).Zip(results);
    }
}
