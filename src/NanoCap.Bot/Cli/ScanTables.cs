using System.Globalization;
using NanoCap.Bot.Scanning;
using NanoCap.Trading.Desk;
using Spectre.Console;

namespace NanoCap.Bot.Cli;

/// <summary>A scan as tables for a person.</summary>
internal static class ScanTables
{
    private const int SignalsShown = 20;

    public static int Write(TextWriter output, ScanAnswer answer)
    {
        var console = VerbAnswer.ConsoleOn(output);
        WriteHead(console, answer);
        console.Write(StrategiesOf(answer.Scan.Sheet));
        console.Write(SignalsOf(answer.Scan.Sheet));
        console.Write(ProposalsOf(answer.Plan));
        WriteFoot(console, answer);
        return ExitCode.Done;
    }

    private static void WriteHead(IAnsiConsole console, ScanAnswer answer)
    {
        var request = answer.Request;
        console.WriteLine(Text(
            $"After the close of {request.Session:dddd yyyy-MM-dd}; profile {request.Profile.Name}; ")
            + $"equity {request.Equity} USD, cash {request.Cash} USD");
        var origin = answer.Source.IsSimulated ? "SIMULATED prices" : "Prices";
        console.WriteLine($"{origin} from {answer.Source.Name}"
            + (answer.Source.Caveat is { } caveat ? $"; {caveat}" : string.Empty));
        var skipped = answer.Scan.Outcome.SkippedByReason.Select(reason => $"{reason.Key} {reason.Value}");
        console.WriteLine(
            $"{answer.Scan.Outcome.Scanned} of {answer.Scan.Outcome.Symbols} symbols scanned; not entered: "
            + (answer.Scan.Sheet.Skipped.Count == 0 ? "none" : string.Join(", ", skipped)));
    }

    private static Table StrategiesOf(ScanSheet sheet)
    {
        var table = Of("Strategies", "strategy", "#3-month return", "takes part", "#signals", "why not");
        foreach (var strategy in sheet.Strategies)
        {
            table.AddRow(
                new Text(strategy.Name),
                new Text(Percent(strategy.Momentum)),
                new Text(strategy.Qualified ? "yes" : "no"),
                new Text(Text($"{strategy.Signals}")),
                new Text(strategy.Note ?? string.Empty));
        }

        return table;
    }

    private static Table SignalsOf(ScanSheet sheet)
    {
        var table = Of(
            "Signals", "#rank", "symbol", "strategy", "#score", "#confidence", "#close", "#stop", "#target", "note");
        foreach (var placed in sheet.Signals.Take(SignalsShown))
        {
            var signal = placed.Signal;
            table.AddRow(
                new Text(placed.Rank is { } rank ? Text($"{rank}") : "-"),
                new Text(signal.Symbol.Value),
                new Text(signal.Strategy),
                new Text(Number(placed.Score)),
                new Text(Number(signal.Confidence)),
                new Text(Number(signal.Reference)),
                new Text(Number(signal.Stop)),
                new Text(Number(signal.Target)),
                new Text(placed.Note ?? string.Empty));
        }

        return sheet.Signals.Count <= SignalsShown
            ? table
            : table.Caption(Text($"the first {SignalsShown} of {sheet.Signals.Count}; --json gives all"));
    }

    private static Table ProposalsOf(ProposalPlan plan)
    {
        var table = Of("Proposals", "symbol", "#shares", "#limit", "#up to USD", "#stop", "#target", "findings");
        foreach (var proposal in plan.Reviewed)
        {
            var terms = proposal.Terms;
            var findings = proposal.Verdict.Findings.Select(finding => $"{finding.Code}: {finding.Text}");
            table.AddRow(
                new Text(terms.Symbol.Value),
                new Text(proposal.Verdict.IsRefused ? "refused" : terms.Quantity.ToString()),
                new Text(terms.Limit.ToString()),
                new Text(terms.Notional.ToString()),
                new Text(terms.Stop.ToString()),
                new Text(terms.Target?.ToString() ?? "-"),
                new Text(string.Join('\n', findings)));
        }

        return table;
    }

    private static void WriteFoot(IAnsiConsole console, ScanAnswer answer)
    {
        console.WriteLine(answer.Plan.Digest.Cash.Verdict);
        foreach (var limit in answer.Plan.Digest.UnreachableLimits)
        {
            console.WriteLine(limit);
        }

        console.WriteLine(Text($"{answer.Elapsed.TotalMilliseconds:0} ms"));
    }

    /// <summary>A table; a column whose name starts with # is for numbers.</summary>
    private static Table Of(string title, params string[] columns)
    {
        var table = new Table().Title(title).Border(TableBorder.Simple);
        foreach (var column in columns)
        {
            var cell = new TableColumn(column.TrimStart('#'));
            table.AddColumn(column.StartsWith('#') ? cell.RightAligned() : cell);
        }

        return table;
    }

    private static string Percent(double? ratio) => ratio is { } known ? Text($"{known:+0.0%;-0.0%;0.0%}") : "not yet";

    private static string Number(double? value) => value is { } known ? Text($"{known:0.00##}") : "-";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
