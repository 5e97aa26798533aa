using System.Globalization;
using NanoCap.Trading.Instruments;

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
        var slot = investable / places;
        if (maximum * places > investable)
        {
            sentences.Add(
                $"{Count(places)} full positions of {Text(maximum)} do not fit into {Text(equity)} - {Text(buffer)}: " +
                $"equal slots are {Text(slot)}.");
        }

        if (slot < minimum)
        {
            sentences.Add($"Equal slots of {Text(slot)} lie under the minimum of {Text(minimum)}: " +
                $"no position can be opened from cash alone.{Fitting(profile, equity)}");
        }

        if (maximum < minimum)
        {
            sentences.Add($"{profile.PositionMaximumShare} of {Text(equity)} is {Text(maximum)}, under the minimum " +
                $"of {Text(minimum)}: no position can be opened.{Fitting(profile, equity)}");
        }

        if (profile.SectorMaximum is { } share && equity * share < minimum)
        {
            sentences.Add($"{share} of {Text(equity)} for a sector is {Text(equity * share)}, under the minimum of " +
                $"{Text(minimum)}: no position can be opened.{Fitting(profile, equity)}");
        }

        return sentences;
    }

    private static string Fitting(RiskProfile unfit, Usd equity)
    {
        var fit = RiskProfiles.All.FirstOrDefault(profile => profile.Name != unfit.Name && Fits(profile, equity));
        return fit is null ? string.Empty : $" The profile {fit.Name} fits.";
    }

    private static bool Fits(RiskProfile profile, Usd equity) =>
        profile.PositionMaximumAt(equity) >= profile.PositionMinimum
        && (equity - profile.BufferAt(equity)) / profile.PositionsAtMost >= profile.PositionMinimum;

    private static string Count(int number) => number < CountWords.Length
        ? CountWords[number]
        : number.ToString(CultureInfo.InvariantCulture);

    private static string Text(Usd amount) => amount.RoundToCent().Value.ToString("0.##", CultureInfo.InvariantCulture);
}
