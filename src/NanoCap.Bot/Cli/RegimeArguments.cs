using System.CommandLine;
using System.Globalization;
using NanoCap.Bot.MarketData;
using NanoCap.Bot.Options;
using NanoCap.Bot.Scanning;
using NanoCap.Trading.Strategies.Allocation;

namespace NanoCap.Bot.Cli;

/// <summary>The options of <c>regime</c> and what may stand in them; all problems are found.</summary>
internal sealed class RegimeArguments
{
    private const double LeastUsd = 1;
    private const double MostUsd = 100_000_000;
    private const double UsualUsd = 10_000;

    private readonly Option<string?> data = new("--data")
    {
        Description = "A folder of bars (SYMBOL.csv), or a file of closes (date,SPY,...).",
    };

    private readonly Option<string?> from = new("--from") { Description = "The first day that earns." };

    private readonly Option<string?> to = new("--to") { Description = "The last day." };

    private readonly Option<string?> fill = new("--fill")
    {
        Description = "look-ahead, close, next-open or next-close; without it all, side by side.",
    };

    private readonly Option<bool> bare = new("--bare")
    {
        Description = "Rules without confirmation, caps, equity scaling and cost.",
    };

    private readonly Option<string?> equity = new("--equity")
    {
        Description = "Value of the account in US dollars; without it 10000.",
    };

    public IEnumerable<Option> All => [data, from, to, fill, bare, equity];

    /// <summary>The request, or null when there are problems.</summary>
    public RegimeRequest? Read(ParseResult parsed, List<string> problems)
    {
        var options = ReadOptions(problems) ?? new AllocationOptions();
        var (first, last) = (ReadDate(parsed, from, problems), ReadDate(parsed, to, problems));
        var fills = parsed.GetValue(fill) is { } name
            ? FillName.Read(name, problems) is { } one ? [one] : []
            : FillName.Fills.ToList();
        var dollars = ReadUsd(parsed.GetValue(equity), problems);
        var path = parsed.GetValue(data);
        var prices = AllocationHistory.Read(path, new RegimeBook(options.Regime).Symbols, problems);
        if (prices is null)
        {
            return null;
        }

        if (!prices.HasOpens && fills is [FillMode.NextOpen])
        {
            problems.Add($"expected bars for --fill next-open, found closes only in '{path}'; it needs opens: "
                + "name a folder of bars, or choose look-ahead, close or next-close.");
        }

        var range = ReadRange(prices, first, last, problems);
        return problems.Count > 0
            ? null
            : new RegimeRequest(path!, prices, range.First, range.Last,
                [.. fills.Where(mode => prices.HasOpens || mode != FillMode.NextOpen)],
                parsed.GetValue(bare), options, dollars);
    }

    private static AllocationOptions? ReadOptions(List<string> problems)
    {
        try
        {
            return BotConfiguration.IsPresent(Environment.CurrentDirectory)
                ? BotConfiguration.Load(Environment.CurrentDirectory, new Dictionary<string, string?>()).Allocation
                : null;
        }
        catch (OptionsException fault)
        {
            problems.AddRange(fault.Problems);
            return null;
        }
    }

    private static DateOnly? ReadDate(ParseResult parsed, Option<string?> option, List<string> problems)
    {
        var before = problems.Count;
        var date = parsed.GetValue(option) is { } text ? VerbAnswer.ReadDate(option.Name, text, problems) : default;
        return problems.Count == before && date != default ? date : null;
    }

    private static (DateOnly First, DateOnly Last) ReadRange(
        AllocationPrices prices, DateOnly? from, DateOnly? to, List<string> problems)
    {
        var (known, end) = (prices.SessionAt(0), prices.SessionAt(prices.Count - 1));
        var (first, last) = (from ?? known, to ?? end);
        foreach (var (option, date) in new[] { ("--from", first), ("--to", last) })
        {
            if (date < known || date > end)
            {
                problems.Add(Invariant($"expected {option} inside the data, {known:yyyy-MM-dd} to ")
                    + Invariant($"{end:yyyy-MM-dd}, found {date:yyyy-MM-dd}; choose another date or other data."));
            }
        }

        if (problems.Count == 0 && prices.LastThrough(last) <= Math.Max(1, prices.FirstFrom(first)))
        {
            problems.Add(Invariant($"expected two or more sessions from --from to --to, found ")
                + Invariant($"{first:yyyy-MM-dd} to {last:yyyy-MM-dd}; widen the range."));
        }

        return (first, last);
    }

    private static double ReadUsd(string? text, List<string> problems)
    {
        if (text is null)
        {
            return UsualUsd;
        }

        if (double.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount)
            && amount is >= LeastUsd and <= MostUsd)
        {
            return amount;
        }

        problems.Add(Invariant($"expected --equity from {LeastUsd} to {MostUsd} US dollars, found '{text}'; ")
            + "correct it.");
        return UsualUsd;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
