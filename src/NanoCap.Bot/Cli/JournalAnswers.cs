using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Desk.Inspection;
using NanoCap.Bot.Storage;
using NanoCap.Trading.Sessions;
using Spectre.Console;

namespace NanoCap.Bot.Cli;

/// <summary>What the journal's verbs print.</summary>
internal static class JournalAnswers
{
    public static int Show(JournalReport report, bool isJson, InvocationConfiguration streams)
    {
        if (isJson)
        {
            VerbAnswer.Json(streams.Output, writer => Write(writer, report));
        }
        else
        {
            Tell(report, streams);
        }

        return !report.IsWhole ? ExitCode.Halted : report.IsAllWell ? ExitCode.Done : ExitCode.Unexpected;
    }

    public static int Show(
        StateFiles files, JournalFilter filter, bool isJson, TextWriter output, CancellationToken cancellationToken)
    {
        using var connection = BotDatabase.OpenForReading(files);
        var entries = StoredEntries.Between(connection, filter.From, filter.To).Where(row => filter.Lets(row.Entry));
        var isOutOfChain = false;
        var table = new Table().AddColumns("#", "New York", "entry", "figures", "");
        var separator = "[";
        foreach (var (entry, isChained) in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            isOutOfChain |= !isChained;
            if (isJson)
            {
                output.WriteLine(separator);
                output.Write(JsonSerializer.Serialize(RowOf(entry, isChained), JournalJson.Options));
                separator = ",";
            }
            else
            {
                Add(table, entry, isChained);
            }
        }

        if (isJson)
        {
            output.WriteLine(separator == "[" ? "[]" : "\n]");
        }
        else
        {
            VerbAnswer.Table(output, table);
        }

        return isOutOfChain ? ExitCode.Halted : ExitCode.Done;
    }

    public static int Export(
        StateFiles files, string path, InvocationConfiguration streams, CancellationToken cancellationToken)
    {
        try
        {
            var head = new JournalExport(files).Write(path, cancellationToken);
            streams.Output.WriteLine($"{head.Sequence} entries, verified, in {path}; head {head.Hash}");
            return ExitCode.Done;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return VerbAnswer.Problems(streams.Error, "journal export", [failure.Message]);
        }
    }

    private static void Tell(JournalReport report, InvocationConfiguration streams)
    {
        streams.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Verified: entries 1 to {report.Head.Sequence}, head {report.Head.Hash}"));
        streams.Output.WriteLine($"Snapshot: {report.Snapshot}");
        foreach (var disagreement in report.Disagreements)
        {
            streams.Error.WriteLine(disagreement);
        }

        if (report.Broken is { } broken)
        {
            streams.Error.WriteLine(broken);
        }
        else if (report.Disagreements.Count == 0)
        {
            streams.Output.WriteLine("Read models: as the journal says");
        }
    }

    private static void Write(Utf8JsonWriter writer, JournalReport report) => JsonSerializer.Serialize(
        writer,
        new
        {
            report.IsWhole,
            report.IsAllWell,
            Entries = report.Head.Sequence,
            Head = report.Head.Hash,
            report.Broken,
            report.BrokenAt,
            report.Snapshot,
            report.IsSnapshotWrong,
            report.Disagreements,
        },
        JournalJson.Options);

    private static void Add(Table table, JournalEntry entry, bool isChained) => table.AddRow(
        entry.Sequence.ToString(CultureInfo.InvariantCulture),
        TradingCalendar.Nyse.ToNewYork(DateTimeOffset.FromUnixTimeMilliseconds(entry.AtMilliseconds))
            .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        Markup.Escape(entry.Type),
        Markup.Escape(FiguresOf(entry)),
        isChained ? string.Empty : "does not follow");

    // An entry that was damaged is shown as it is.
    private static string FiguresOf(JournalEntry entry)
    {
        try
        {
            return EventFigures.Of(entry.Json);
        }
        catch (JsonException)
        {
            return "not JSON";
        }
    }

    private static object RowOf(JournalEntry entry, bool isChained) => new
    {
        entry.Sequence,
        At = DateTimeOffset.FromUnixTimeMilliseconds(entry.AtMilliseconds),
        AtMs = entry.AtMilliseconds,
        entry.Type,
        entry.Version,
        Event = EventOf(entry),
        Hash = Convert.ToHexStringLower(entry.Hash),
        IsChained = isChained,
    };

    private static object EventOf(JournalEntry entry)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(entry.Json);
        }
        catch (JsonException)
        {
            return Convert.ToHexStringLower(entry.Json);
        }
    }
}
