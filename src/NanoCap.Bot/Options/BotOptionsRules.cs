using System.Globalization;
using NanoCap.Bot.MarketData;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sessions;
using NanoCap.Trading.Signals.Exclusions;
using NanoCap.Trading.Strategies;

namespace NanoCap.Bot.Options;

/// <summary>What must hold between several settings, and for those whose values are names.</summary>
internal static class BotOptionsRules
{
    public static IEnumerable<string> FindProblems(BotOptions options) =>
    [
        .. OfTrading(options),
        .. RiskLimits.FindProblems(options),
        .. OfMarketData(options),
        .. options.Alpaca.FindProblems(options),
        .. options.Clock.FindProblems(options),
        .. OfStrategies(options.Strategies),
        .. AllocationRules.FindProblems(options),
        .. options.Ramp.FindProblems(),
        .. OfUniverse(options),
        .. OfSchedule(options.Schedule),
        .. options.Alerts.FindProblems(),
        .. options.Telegram.FindProblems(),
        .. options.Access.FindProblems(),
    ];

    private static IEnumerable<string> OfTrading(BotOptions options)
    {
        if (options.Trading.Mode == TradingMode.Live && options.Broker.Kind != BrokerKind.Alpaca)
        {
            yield return $"Trading:Mode: expected Paper, found Live; Broker:Kind is {options.Broker.Kind}, which has "
                + "no real money. nanocap readiness lists what is missing.";
        }

        if (options.Trading.Mode == TradingMode.Live && string.IsNullOrWhiteSpace(options.Trading.LiveAcknowledged))
        {
            yield return "Trading:LiveAcknowledged: expected the number of the account that may trade real money, "
                + "found nothing; Trading:Mode Live needs both.";
        }

        if (string.IsNullOrWhiteSpace(options.State.Folder))
        {
            yield return "State:Folder: expected a folder, found nothing; name one, such as state.";
        }
    }

    private static IEnumerable<string> OfMarketData(BotOptions options)
    {
        var market = options.MarketData;
        var calendar = TradingCalendar.Nyse;
        if (market.Source == BarSourceKind.CsvFolder && string.IsNullOrWhiteSpace(market.Folder))
        {
            yield return "MarketData:Folder: expected the folder of the CsvFolder source, found nothing; name it.";
        }

        if (market.Source == BarSourceKind.Synthetic && !string.IsNullOrWhiteSpace(market.Folder))
        {
            yield return $"MarketData:Source: expected CsvFolder because MarketData:Folder is '{market.Folder}', "
                + "found Synthetic; set the one or remove the other.";
        }

        if (market.Synthetic.Symbols > SyntheticMarketOptions.MaximumSymbols)
        {
            yield return Invariant($"MarketData:Synthetic:Symbols: expected at most ")
                + Invariant($"{SyntheticMarketOptions.MaximumSymbols}, found {market.Synthetic.Symbols}.");
        }

        if (market.Source == BarSourceKind.Synthetic && options.Broker.Kind == BrokerKind.Alpaca)
        {
            yield return "MarketData:Source: expected bars of the real market because Broker:Kind is Alpaca, found "
                + "Synthetic; nothing is bought at a broker for invented prices.";
        }

        if (options.Broker.Kind == BrokerKind.Alpaca
            && (options.Replay.From is not null || options.Replay.PaceSeconds > 0))
        {
            yield return "Replay: expected neither From nor PaceSeconds because Broker:Kind is Alpaca, which lives on "
                + "the real clock; remove them, or set Broker:Kind to Simulated.";
        }

        var (first, last) = (market.Synthetic.FirstSession, market.Synthetic.LastSession);
        if (first >= last || first < calendar.First || last > calendar.Last)
        {
            yield return "MarketData:Synthetic: expected FirstSession before LastSession, both from "
                + $"{Iso(calendar.First)} to {Iso(calendar.Last)}, found {Iso(first)} and {Iso(last)}.";
        }

        if (options.Replay.From is not { } from)
        {
            yield break;
        }

        if (from < calendar.First || from > calendar.Last)
        {
            yield return $"Replay:From: expected a date from {Iso(calendar.First)} to {Iso(calendar.Last)}, "
                + $"found {Iso(from)}.";
        }
        else if (market.Source == BarSourceKind.Synthetic && (from < first || from > last))
        {
            yield return $"Replay:From: expected a date of the synthetic market, {Iso(first)} to {Iso(last)}, "
                + $"found {Iso(from)}.";
        }
    }

    private static IEnumerable<string> OfStrategies(StrategiesOptions strategies)
    {
        var known = new StrategyCatalog(strategies).All.Select(strategy => strategy.Name).ToList();
        if (strategies.Enabled.Count == 0)
        {
            yield return $"Strategies:Enabled: expected one or more of {string.Join(", ", known)}, found none.";
        }

        foreach (var name in strategies.Enabled.Except(known))
        {
            yield return $"Strategies:Enabled: expected names of {string.Join(", ", known)}, found '{name}'; "
                + $"did you mean {NearestName.Of(name, known)}?";
        }

        if (strategies.Momentum.MinimumMomentum > strategies.Momentum.MaximumMomentum)
        {
            yield return Crossed("Strategies:Momentum", "MinimumMomentum", "MaximumMomentum",
                strategies.Momentum.MinimumMomentum, strategies.Momentum.MaximumMomentum);
        }

        var stops = strategies.Stops;
        if (stops.Minimum <= 0 || stops.Minimum > stops.Maximum || stops.Maximum >= 1)
        {
            yield return Invariant($"Strategies:Stops: expected 0 < Minimum <= Maximum < 1, ")
                + Invariant($"found {stops.Minimum} and {stops.Maximum}.");
        }

        if (strategies.Bars.SplitJumpDown >= 1 || strategies.Bars.SplitJumpUp <= 1)
        {
            yield return Invariant($"Strategies:Bars: expected SplitJumpDown < 1 < SplitJumpUp, found ")
                + Invariant($"{strategies.Bars.SplitJumpDown} and {strategies.Bars.SplitJumpUp}.");
        }

        var budgets = strategies.MultiStrategy.Budgets;
        const string section = "Strategies:MultiStrategy:Budgets";
        if (budgets.SmallestWeight <= 0 || budgets.SmallestWeight > budgets.LargestWeight || budgets.LargestWeight > 1)
        {
            yield return Invariant($"{section}: expected 0 < SmallestWeight <= LargestWeight <= 1, found ")
                + Invariant($"{budgets.SmallestWeight} and {budgets.LargestWeight}.");
        }

        if (budgets.LargestMove > 1)
        {
            yield return Invariant($"{section}:LargestMove: expected at most 1, found {budgets.LargestMove}.");
        }

        var cost = strategies.TrackRecord.Cost;
        if (cost.MinimumSpread > cost.MaximumSpread)
        {
            yield return Crossed("Strategies:TrackRecord:Cost", "MinimumSpread", "MaximumSpread",
                cost.MinimumSpread, cost.MaximumSpread);
        }
    }

    private static IEnumerable<string> OfUniverse(BotOptions options)
    {
        foreach (var ticker in options.Universe.Deny.Where(ticker => !Symbol.TryParse(ticker, out _)))
        {
            yield return $"Universe:Deny: expected tickers such as AACG, found '{ticker}'.";
        }

        foreach (var ticker in options.External.KeepOnExit.Where(ticker => !Symbol.TryParse(ticker, out _)))
        {
            yield return $"External:KeepOnExit: expected tickers such as AACG, found '{ticker}'.";
        }

        var chosen = options.Exclusions.Chosen.Trim();
        if (chosen is "all" or "none")
        {
            yield break;
        }

        foreach (var id in chosen.Split(',', StringSplitOptions.TrimEntries).Except(EntryExclusions.Ids))
        {
            yield return $"Exclusions:Chosen: expected all, none or a list of "
                + $"{string.Join(", ", EntryExclusions.Ids)}; found '{id}'"
                + (id is "all" or "none" ? " among others." : ".");
        }
    }

    private static IEnumerable<string> OfSchedule(ScheduleOptions schedule)
    {
        if (schedule.ProtectionMinutesAfterOpen >= schedule.ExpiryMinutesAfterOpen)
        {
            yield return Crossed("Schedule", "ProtectionMinutesAfterOpen", "ExpiryMinutesAfterOpen",
                schedule.ProtectionMinutesAfterOpen, schedule.ExpiryMinutesAfterOpen);
        }

        if (schedule.ExpiryMinutesAfterOpen >= schedule.EntryOutcomeMinutesAfterOpen)
        {
            yield return Crossed("Schedule", "ExpiryMinutesAfterOpen", "EntryOutcomeMinutesAfterOpen",
                schedule.ExpiryMinutesAfterOpen, schedule.EntryOutcomeMinutesAfterOpen);
        }

        var submission = new TimeOnly(9, 30).AddMinutes(-schedule.SubmissionMinutesBeforeOpen);
        if (schedule.MorningDeadline >= submission)
        {
            yield return Invariant($"Schedule:MorningDeadline: expected a time before the submission at ")
                + Invariant($"{submission:HH:mm}, found {schedule.MorningDeadline:HH:mm}.");
        }
    }

    private static string Crossed(string section, string lower, string upper, double found, double other) =>
        Invariant($"{section}: expected {lower} below {upper}, found {found} and {other}.");

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
