using System.Globalization;
using NanoCap.Trading.Strategies.Allocation;

namespace NanoCap.Bot.Options;

/// <summary>What must hold among the numbers of the allocation books.</summary>
internal static class AllocationRules
{
    public static IEnumerable<string> FindProblems(BotOptions options)
    {
        var books = new AllocationCatalog(options.Allocation).All.Select(book => book.Name).ToList();
        return options.Core.Book is { } name && !books.Contains(name)
            ? FindProblems(options.Allocation).Append(
                $"Core:Book: expected one of {string.Join(", ", books)}, or null for none, found '{name}'.")
            : FindProblems(options.Allocation);
    }

    private static IEnumerable<string> FindProblems(AllocationOptions options)
    {
        var regime = options.Regime;
        var scaling = regime.EquityScaling;
        (string Name, double Value)[] shares =
        [
            ("Regime:FullAllocation", regime.FullAllocation),
            ("Regime:ScaleAtHighVolatility", regime.ScaleAtHighVolatility),
            ("Regime:ScaleAtExtremeVolatility", regime.ScaleAtExtremeVolatility),
            ("Regime:MaximumWeight", regime.MaximumWeight),
            ("Regime:EquityScaling:ScaleAtSmallDrawdown", scaling.ScaleAtSmallDrawdown),
            ("Regime:EquityScaling:ScaleAtMiddleDrawdown", scaling.ScaleAtMiddleDrawdown),
            ("Regime:EquityScaling:ScaleAtLargeDrawdown", scaling.ScaleAtLargeDrawdown),
            ("Regime:EquityScaling:ScaleAtDayLoss", scaling.ScaleAtDayLoss),
            ("IndexCore:Weight", options.IndexCore.Weight),
            ("CostPerSide", options.CostPerSide),
        ];
        foreach (var (name, value) in shares.Where(share => share.Value > 1))
        {
            yield return Invariant($"Allocation:{name}: expected at most 1, found {value}.");
        }

        if (regime.ShortSessions >= regime.MiddleSessions || regime.MiddleSessions >= regime.LongSessions)
        {
            yield return Invariant($"Allocation:Regime: expected ShortSessions < MiddleSessions < LongSessions, ")
                + Invariant($"found {regime.ShortSessions}, {regime.MiddleSessions} and {regime.LongSessions}.");
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
