using System.Globalization;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sizing;

namespace NanoCap.Trading.Risk;

/// <summary>Finds limits that the present equity makes unreachable; told at start and on each digest.</summary>
public static class UnreachableLimits
{
    private static readonly string[] CountWords =
    [
        "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve",
    ];

    /// <summary>A sentence for each; empty when every limit can be reached. Amounts are US dollars.</summary>
    public static IReadOnlyList<string> Of(RiskProfile profile, Usd equity)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var buffer = profile.BufferAt(equity);
        var investable = equity - buffer;
        if (investable <= Usd.Zero)
        {
            return [$"The buffer of {Text(buffer)} leaves nothing of {Text(equity)} to invest."];
        }

        var sentences = new List<string>();
        var (places, minimum) = (profile.PositionsAtMost, profile.PositionMinimum);
        var maximum = profile.PositionMaximumAt(equity);
        if (profile.Sizing == SizingPolicy.EqualSlot && maximum * places > investable)
        {
            sentences.Add(
                $"{Count(places)} full positions of {Text(maximum)} do not fit into {Text(equity)} - {Text(buffer)}: " +
                $"equal slots are {Text(investable / places)}.");
        }

        if (LargestSize(profile, equity) is var (size, name, none) && size < minimum)
        {
            sentences.Add($"{name} of {Text(size)} lie under the minimum of {Text(minimum)}: " +
                $"{none}.{Fitting(profile, equity)}");
        }

        if (maximum < minimum)
        {
            sentences.Add($"{profile.PositionShareAt(equity)} of {Text(equity)} is {Text(maximum)}, under the " +
                $"minimum of {Text(minimum)}: no position can be opened.{Fitting(profile, equity)}");
        }

        if (profile.SectorMaximum is { } share && equity * share < minimum)
        {
            sentences.Add($"{share} of {Text(equity)} for a sector is {Text(equity * share)}, under the minimum of " +
                $"{Text(minimum)}: no position can be opened.{Fitting(profile, equity)}");
        }

        return sentences;
    }

    // Where the size depends on the signal alone there is no largest but the position maximum.
    private static (Usd Size, string Name, string None) LargestSize(RiskProfile profile, Usd equity) =>
        profile.Sizing switch
        {
            SizingPolicy.EqualSlot => ((equity - profile.BufferAt(equity)) / profile.PositionsAtMost, "Equal slots",
                "no position can be opened from cash alone"),
            SizingPolicy.Percent => (equity * profile.PercentSize, $"Sizes of {profile.PercentSize} of equity",
                "no signal can be bought"),
            SizingPolicy.ScoreTiered => (equity * profile.Tiers.Highest,
                $"Sizes of {profile.Tiers.Highest} of equity for the best score", "no signal can be bought"),
            _ => (profile.PositionMaximumAt(equity), "Positions", "no position can be opened"),
        };

    private static string Fitting(RiskProfile unfit, Usd equity)
    {
        var fit = RiskProfiles.All.FirstOrDefault(profile => profile.Name != unfit.Name && Fits(profile, equity));
        return fit is null ? string.Empty : $" The profile {fit.Name} fits.";
    }

    private static bool Fits(RiskProfile profile, Usd equity) =>
        profile.Sizing != SizingPolicy.Weights
        && profile.PositionMaximumAt(equity) >= profile.PositionMinimum
        && LargestSize(profile, equity).Size >= profile.PositionMinimum
        && equity > profile.BufferAt(equity);

    private static string Count(int number) => number < CountWords.Length
        ? CountWords[number]
        : number.ToString(CultureInfo.InvariantCulture);

    private static string Text(Usd amount) => amount.RoundToCent().Value.ToString("0.##", CultureInfo.InvariantCulture);
}
