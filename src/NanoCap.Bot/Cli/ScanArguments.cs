using System.CommandLine;
using System.Globalization;
using NanoCap.Bot.Options;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Cli;

/// <summary>The options of <c>scan</c> and what may stand in them; all problems are found.</summary>
internal sealed class ScanArguments
{
    private const decimal LeastUsd = 1m;
    private const decimal MostUsd = 100_000_000m;

    private readonly Option<string?> data = new("--data")
    {
        Description = "Folder with bars/SYMBOL.csv and universe.csv; without it the configured source.",
    };

    private readonly Option<string?> date = new("--date")
    {
        Description = "The session after whose close it looks, such as 2024-01-02.",
    };

    private readonly Option<string?> strategies = new("--strategies")
    {
        Description = "Comma-separated; without it those that are configured.",
    };

    private readonly Option<string?> profile = new("--profile")
    {
        Description = "The risk profile; without it the configured one.",
    };

    private readonly Option<string?> equity = new("--equity")
    {
        Description = "Value of the account in US dollars; without it 1000.",
    };

    private readonly Option<string?> cash = new("--cash")
    {
        Description = "Cash in it in US dollars; without it all of the equity.",
    };

    private readonly Option<string?> exclusions = new("--exclusions")
    {
        Description = "all, none, or a comma-separated list; without it those that are configured.",
    };

    private readonly Option<string?> cache = new("--cache")
    {
        Description = "Folder in which track records are kept between scans; without it they are computed anew.",
    };

    public IEnumerable<Option> All => [data, date, strategies, profile, equity, cash, exclusions, cache];

    /// <summary>The request, or null when there are problems.</summary>
    public ScanRequest? Read(ParseResult parsed, TradingCalendar calendar, List<string> problems)
    {
        var settings = new Dictionary<string, string?>();
        void Set(Option<string?> option, string key)
        {
            if (parsed.GetValue(option) is { } text)
            {
                settings[key] = text;
            }
        }

        if (parsed.GetValue(data) is { } folder)
        {
            settings["MarketData:Source"] = nameof(BarSourceKind.CsvFolder);
            settings["MarketData:Folder"] = folder;
        }

        Set(strategies, "Strategies:Enabled");
        Set(profile, "Profile:Active");
        Set(exclusions, "Exclusions:Chosen");
        var options = ReadOptions(settings, problems);
        var session = ReadSession(parsed.GetValue(date), calendar, problems);
        var worth = ReadUsd("--equity", parsed.GetValue(equity), LeastUsd, MostUsd, problems) ?? new Usd(1_000m);
        var money = ReadUsd("--cash", parsed.GetValue(cash), 0m, worth.Value, problems) ?? worth;
        return problems.Count == 0
            ? new ScanRequest(options!, session, RiskLimits.Of(options!.Profile), worth, money)
            {
                CacheFolder = parsed.GetValue(cache),
            }
            : null;
    }

    private static BotOptions? ReadOptions(Dictionary<string, string?> settings, List<string> problems)
    {
        try
        {
            return BotConfiguration.IsPresent(Environment.CurrentDirectory) || settings.Count > 0
                ? BotConfiguration.Load(Environment.CurrentDirectory, settings)
                : new BotOptions();
        }
        catch (OptionsException fault)
        {
            problems.AddRange(fault.Problems);
            return null;
        }
    }

    private static DateOnly ReadSession(string? text, TradingCalendar calendar, List<string> problems)
    {
        var before = problems.Count;
        var session = VerbAnswer.ReadDate("--date", text, problems);
        if (problems.Count > before)
        {
            return session;
        }

        if (session < calendar.First || session > calendar.Last)
        {
            problems.Add($"expected --date from {Iso(calendar.First)} to {Iso(calendar.Last)}, found {text}; "
                + "the calendar knows no other sessions.");
        }
        else if (calendar.WhyClosed(session) is { } why)
        {
            problems.Add($"expected a session after --date, found {Named(session)}, when the exchange is closed "
                + $"({why}); choose {Nearest(session, calendar)}.");
        }

        return session;
    }

    private static string Nearest(DateOnly closed, TradingCalendar calendar)
    {
        var earlier = calendar.Count(calendar.First, closed) > 0 ? Named(calendar.Previous(closed)) : null;
        var later = calendar.FindNext(closed) is { } next ? Named(next) : null;
        return string.Join(" or ", new[] { earlier, later }.OfType<string>());
    }

    private static Usd? ReadUsd(string option, string? text, decimal least, decimal most, List<string> problems)
    {
        if (text is null)
        {
            return null;
        }

        if (decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount)
            && amount >= least && amount <= most)
        {
            return new Usd(amount);
        }

        problems.Add(string.Create(CultureInfo.InvariantCulture,
            $"expected {option} from {least} to {most} US dollars, found '{text}'; correct it."));
        return null;
    }

    private static string Named(DateOnly date) => date.ToString("dddd yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
