using System.Globalization;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>A person switches a strategy on or off, or sets its weight within the bounds.</summary>
internal static class StrategySettings
{
    public static void Decide(Draft draft, DeskInput.SetStrategy set)
    {
        var bounds = draft.Rules.Strategies;
        var what = $"set {set.Strategy}";
        if (!bounds.Names.Contains(set.Strategy))
        {
            draft.Refuse(
                what, "unknown-strategy",
                $"There is no strategy '{set.Strategy}'; expected one of {string.Join(", ", bounds.Names)}.", set.By);
            return;
        }

        if (set.Weight is { } weight && (weight < bounds.SmallestWeight || weight > bounds.LargestWeight))
        {
            draft.Refuse(
                what, "weight-bounds",
                $"A weight is {Percent(bounds.SmallestWeight)} to {Percent(bounds.LargestWeight)} of equity, "
                + $"found {Percent(weight)}.",
                set.By);
            return;
        }

        var before = draft.State.SettingOf(set.Strategy);
        var after = new StrategySetting(set.IsOn ?? before.IsOn, set.Weight ?? before.Weight);
        if (after == before)
        {
            draft.Refuse(what, "nothing-changed", $"{set.Strategy} {Words(before)} already.", set.By);
            return;
        }

        draft.Add(new DeskEvent.StrategySet(set.Strategy, before, after, set.By, draft.At));
    }

    private static string Words(StrategySetting setting) =>
        (setting.IsOn ? "is on" : "is off")
        + (setting.Weight is { } weight ? $" with a weight of {Percent(weight)}" : " without a weight");

    private static string Percent(Ratio ratio) =>
        (ratio.Value * 100m).ToString("0.##", CultureInfo.InvariantCulture) + " %";
}
