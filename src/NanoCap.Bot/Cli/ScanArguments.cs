using System.CommandLine;
using System.Globalization;
using NanoCap.Bot.Options;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Cli;

/// <summary>The options of <c>scan</c> and what may stand in them; all problems are found.</summary>
internal sealed class ScanArguments
{
    private const string FolderKey = "MarketData:Folder";
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

    private IEnumerable<(Option<string?> Option, string Key)> Keys =>
    [
        (data, FolderKey),
        (strategies, "Strategies:Enabled"),
        (profile, "Profile:Active"),
        (exclusions, "Exclusions:Chosen"),
    ];

    /// <summary>The request, or null when there are problems.</summary>
    public ScanRequest? Read(ParseResult parsed, TradingCalendar calendar, List<string> problems)
    {
        var settings = SettingsOf(parsed);
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

    private Dictionary<string, string?> SettingsOf(ParseResult parsed)
    {
        var settings = new Dictionary<string, string?>();
        foreach (var (option, key) in Keys)
        {
            if (parsed.GetValue(option) is { } text)
            {
                settings[key] = text;
            }
        }

        if (settings.ContainsKey(FolderKey))
        {
            settings["MarketData:Source"] = nameof(BarSourceKind.CsvFolder);
        }

        return settings;
    }

    private BotOptions? ReadOptions(Dictionary<string, string?> settings, List<string> problems)
    {
        try
        {
            return BotConfiguration.IsPresent(Environment.CurrentDirectory) || settings.Count > 0
                ? BotConfiguration.Load(Environment.CurrentDirectory, settings)
                : new BotOptions();
        }
        catch (OptionsException fault)
        {
            problems.AddRange(fault.Problems.Select(problem => AsTyped(problem, settings)));
            return null;
        }
    }

    // What was typed as an option is told by the option's name, not by that of the setting behind it.
    private string AsTyped(string problem, Dictionary<string, string?> settings)
    {
        var typed = Keys.FirstOrDefault(
            pair => settings.ContainsKey(pair.Key) && problem.StartsWith(pair.Key + ":", StringComparison.Ordinal));
        return typed.Option is null ? problem : typed.Option.Name + problem[typed.Key.Length..];
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

        // No thousands separators: 1,5 would be fifteen.
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount)
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
