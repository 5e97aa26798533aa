using System.CommandLine;
using System.Globalization;
using NanoCap.Bot.MarketData;
using NanoCap.Bot.Scanning;
using NanoCap.Bot.Scanning.Records;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Cli;

/// <summary><c>scan</c>: one day's signals and proposals. It opens no database, and with --json it loads nothing that
/// it does not need, because a script may call it hundreds of times.</summary>
internal static class ScanVerb
{
    public const string Name = "scan";

    private const int SkippedNamed = 5;

    public static Command Create()
    {
        var arguments = new ScanArguments();
        var json = new Option<bool>("--json") { Description = "Answer as one JSON object." };
        var command = new Command(Name,
            "Scans the market after the close of one session: signals, proposals and refusals.\n"
            + "Example: nanocap scan --data market --date 2024-01-02 --strategies momentum --json");
        foreach (var option in arguments.All)
        {
            command.Options.Add(option);
        }

        command.Options.Add(json);
        command.SetAction((parsed, cancellationToken) => AnswerAsync(
            arguments, parsed, parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> AnswerAsync(
        ScanArguments arguments, ParseResult parsed, bool isJson, CancellationToken cancellationToken)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var time = TimeProvider.System;
        var started = time.GetTimestamp();
        var problems = new List<string>();
        var calendar = TradingCalendar.Nyse;
        if (arguments.Read(parsed, calendar, problems) is not { } request)
        {
            return VerbAnswer.Problems(error, Name, problems);
        }

        var source = request.Options.ToBarSource();
        var market = await source.LoadAsync(cancellationToken).ConfigureAwait(false);
        if (FindDateProblem(market, request.Session) is { } problem)
        {
            return VerbAnswer.Problems(error, Name, [problem]);
        }

        var rules = ScanRules.Of(request.Options);
        var cache = request.CacheFolder is { } folder ? new RecordCache(folder, rules.RecordRules) : null;
        var scan = new DailyScan(market, rules, cache);
        var answer = AnswerOf(request, scan, calendar);
        Remark(market, error);
        if (scan.CacheProblem is { } cacheProblem)
        {
            error.WriteLine($"{Name}: note: {cacheProblem}");
        }

        answer = answer with { Elapsed = time.GetElapsedTime(started) };
        return isJson
            ? VerbAnswer.Json(output, writer => ScanJson.Write(writer, answer))
            : ScanTables.Write(output, answer);
    }

    private static string? FindDateProblem(MarketHistory market, DateOnly session)
    {
        var sessions = market.Bars.SessionNumbers;
        if (market.Bars.FindSession(session) >= 0)
        {
            return null;
        }

        var (first, last) = (DateOnly.FromDayNumber(sessions[0]), market.Bars.LastSession);
        return session < first || session > last
            ? Invariant($"expected --date inside the data, {first:yyyy-MM-dd} to {last:yyyy-MM-dd}, ")
                + Invariant($"found {session:yyyy-MM-dd}; choose another date or other data.")
            : Invariant($"expected bars of {session:yyyy-MM-dd}, found none of any symbol; choose another date.");
    }

    private static ScanAnswer AnswerOf(ScanRequest request, DailyScan scan, TradingCalendar calendar)
    {
        var desk = DeskOf(request);
        var result = scan.Run(request.Session, desk);
        var times = request.Options.Schedule;
        var at = calendar.Session(request.Session).Close.AddMinutes(times.DailyRunMinutesAfterClose);
        var next = calendar.FindNext(request.Session) is { } following
            ? calendar.Session(following).Open
            : at;
        var plan = ProposalPlan.Of(
            desk,
            result.Outcome,
            scan.ViewAt(request.Session),
            request.Profile,
            at,
            next.AddMinutes(times.ExpiryMinutesAfterOpen),
            nextNumber: 1,
            heldElsewhere: request.Equity - request.Cash);
        return new ScanAnswer(request, scan.Market.Bars.Source, result, plan, TimeSpan.Zero);
    }

    private static DeskState DeskOf(ScanRequest request) => DeskState.Empty with
    {
        Books = Books.Opening(request.Cash),
        DayBaseline = request.Equity,
        PeakEquity = request.Equity,
        IsReconciled = true,
        Session = request.Session,
    };

    // On the error stream, so that they disturb no JSON.
    private static void Remark(MarketHistory market, TextWriter error)
    {
        if (market.Bars.Source.IsSimulated)
        {
            error.WriteLine($"{Name}: note: these prices are simulated ({market.Bars.Source.Name}).");
        }

        foreach (var warning in market.Warnings)
        {
            error.WriteLine($"{Name}: note: {warning}");
        }

        if (market.Skipped.Count > 0)
        {
            // A file at fault can be mended; it must not be lost among symbols that have none.
            var named = market.Skipped
                .OrderBy(skipped => skipped.Reason.StartsWith("no-bars", StringComparison.Ordinal))
                .Take(SkippedNamed)
                .Select(skipped => $"{skipped.Symbol} ({skipped.Reason})");
            error.WriteLine($"{Name}: note: {market.Skipped.Count} of "
                + $"{market.Skipped.Count + market.Bars.Symbols.Count} symbols could not be used and are in "
                + $"universe.skipped; the others were scanned: {string.Join("; ", named)}"
                + (market.Skipped.Count > SkippedNamed ? "; ..." : "."));
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
