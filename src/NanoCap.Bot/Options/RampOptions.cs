using System.ComponentModel.DataAnnotations;
using System.Globalization;
using NanoCap.Trading.Desk.GoingLive;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Options;

/// <summary>How slowly money is put to work.</summary>
internal sealed record RampOptions
{
    /// <summary>Null: with real money only.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Shares of what is investable after the buffer, ascending up to 1.</summary>
    public IReadOnlyList<string> Steps { get; init; } = ["0.10", "0.25", "0.50", "1"];

    /// <summary>Sessions that must close at a step before the next is proposed.</summary>
    [Range(5, 252)]
    public int SessionsPerStep { get; init; } = 5;

    /// <summary>The ramp of an account; null for none.</summary>
    public static RampRules? RulesOf(BotOptions options) =>
        options.Ramp.Enabled ?? options.Trading.Mode == TradingMode.Live
            ? new RampRules([.. options.Ramp.Steps.Select(step => new Ratio(Parse(step)!.Value))],
                options.Ramp.SessionsPerStep)
            : null;

    public IEnumerable<string> FindProblems()
    {
        var steps = Steps.Select(Parse).ToList();
        var isAscending = steps.Zip(steps.Skip(1)).All(pair => pair.First < pair.Second);
        if (steps.Count == 0 || steps.Contains(null) || steps[0] <= 0m || steps[^1] != 1m || !isAscending)
        {
            yield return "Ramp:Steps: expected ascending shares above 0 that end with 1, such as 0.10, 0.25, 0.50, 1, "
                + $"found {(Steps.Count == 0 ? "none" : string.Join(", ", Steps))}.";
        }
    }

    private static decimal? Parse(string step) =>
        decimal.TryParse(step, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share)
            ? share
            : null;
}
