using System.Globalization;
using NanoCap.Bot.Scanning;
using NanoCap.Trading.Strategies.Allocation;
using Spectre.Console;

namespace NanoCap.Bot.Cli;

/// <summary>A regime replay as tables for a person.</summary>
internal static class RegimeTables
{
    private const int DaysShown = 20;

    public static int Write(TextWriter output, RegimeRequest request, RegimeAnswer answer)
    {
        var (first, last) = (answer.Days[0].Target.Session, answer.Days[^1].Target.Session);
        output.WriteLine(Text($"regime, {first:yyyy-MM-dd} to {last:yyyy-MM-dd}, ")
            + Text($"{answer.Days.Count} sessions, from {request.Equity:#,0.##} USD"));
        VerbAnswer.Table(output, FiguresOf(answer));
        VerbAnswer.Table(output, DaysOf(answer));
        var rules = answer.IsBare ? "bare" : "shipped";
        output.WriteLine(Text($"Weights of the {rules} rules, {FillName.Of(answer.DaysOf)}; last ")
            + Text($"{Math.Min(DaysShown, answer.Days.Count)} of {answer.Days.Count} sessions, --json gives all."));
        foreach (var note in answer.Notes)
        {
            output.WriteLine(note);
        }

        return ExitCode.Done;
    }

    private static Table FiguresOf(RegimeAnswer answer)
    {
        var table = new Table().AddColumn("fill").AddColumn("rules");
        foreach (var name in new[] { "a year", "drawdown", "Sharpe", "trades", "turnover a year", "cost USD" })
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        foreach (var result in answer.Results)
        {
            AddRow(table, result.Bare, "bare");
            AddRow(table, result.Shipped, "shipped");
        }

        return table;
    }

    private static void AddRow(Table table, AllocationRecord record, string rules) => table.AddRow(
        FillName.Of(record.Fill),
        rules,
        Percent(record.Cagr),
        Percent(-record.Drawdown),
        Number(record.Sharpe),
        Text($"{record.Trades}"),
        Number(record.TurnoverPerYear),
        Number(record.Cost));

    private static Table DaysOf(RegimeAnswer answer)
    {
        var table = new Table().AddColumn("session").AddColumn("regime").AddColumn("weights");
        foreach (var day in answer.Days.Skip(answer.Days.Count - DaysShown))
        {
            var weights = day.Weights.Select(target => $"{target.Symbol} {Percent(target.Weight)}");
            table.AddRow(
                Text($"{day.Target.Session:yyyy-MM-dd}"),
                day.Target.State ?? "-",
                Markup.Escape(day.Target.SkipReason
                    ?? (day.Weights.Count == 0 ? "cash" : string.Join(", ", weights))));
        }

        return table;
    }

    private static string Percent(double share) => double.IsFinite(share) ? Text($"{share * 100:0.0} %") : "-";

    private static string Number(double value) => double.IsFinite(value) ? Text($"{value:#,0.00}") : "-";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
