using System.Globalization;

namespace NanoCap.Benchmarks;

/// <summary>What the quick benchmark was asked for.</summary>
internal sealed record QuickArguments(string? Data, int? Threads, bool IsJson, IReadOnlyList<string> Kernels)
{
    /// <summary>Reads the command line; null if there is something in it that is not known.</summary>
    public static QuickArguments? Find(string[] arguments)
    {
        var found = new QuickArguments(null, null, false, []);
        for (var i = 0; i < arguments.Length; i++)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : null;
            switch (arguments[i])
            {
                case "--json":
                    found = found with { IsJson = true };
                    break;
                case "--data" when value is not null:
                    found = found with { Data = value };
                    i++;
                    break;
                case "--threads" when int.TryParse(value, CultureInfo.InvariantCulture, out var threads) && threads > 0:
                    found = found with { Threads = threads };
                    i++;
                    break;
                case ['-', ..]:
                    return null;
                case var kernel:
                    found = found with { Kernels = [.. found.Kernels, kernel] };
                    break;
            }
        }

        return found;
    }

    public bool IsWanted(string kernel) =>
        Kernels.Count == 0 || Kernels.Any(asked => kernel.StartsWith(asked, StringComparison.Ordinal));
}
