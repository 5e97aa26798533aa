using System.Globalization;
using System.Text.Json;
using NanoCap.Bot.Scanning;
using NanoCap.Trading.Cash;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Signals;

namespace NanoCap.Bot.Cli;

/// <summary>The JSON of <c>scan</c>. The same input gives the same bytes, but for elapsedMs.</summary>
internal static class ScanJson
{
    public static void Write(Utf8JsonWriter writer, ScanAnswer answer)
    {
        writer.WriteStartObject();
        writer.WriteString("date", Iso(answer.Request.Session));
        writer.WriteString("profile", answer.Request.Profile.Name);
        WriteUniverse(writer, answer.Scan);
        WriteArray(writer, "strategies", answer.Scan.Sheet.Strategies, WriteStrategy);
        WriteArray(writer, "signals", answer.Scan.Sheet.Signals, WriteSignal);
        WriteArray(writer, "proposals", answer.Plan.Reviewed, WriteProposal);
        WriteCash(writer, answer.Plan.Digest.Cash);
        writer.WriteNumber("elapsedMs", (long)answer.Elapsed.TotalMilliseconds);
        writer.WriteEndObject();
    }

    private static void WriteUniverse(Utf8JsonWriter writer, ScanResult scan)
    {
        writer.WriteStartObject("universe");
        writer.WriteNumber("symbols", scan.Outcome.Symbols);
        writer.WriteNumber("scanned", scan.Outcome.Scanned);
        WriteArray(writer, "skipped", scan.Sheet.Skipped, (json, skipped) =>
        {
            json.WriteString("symbol", skipped.Symbol);
            json.WriteString("reason", skipped.Reason);
        });
        writer.WriteEndObject();
    }

    private static void WriteStrategy(Utf8JsonWriter writer, StrategyLine strategy)
    {
        writer.WriteString("name", strategy.Name);
        WriteNumber(writer, "momentum", strategy.Momentum);
        writer.WriteBoolean("qualified", strategy.Qualified);
        writer.WriteNumber("signals", strategy.Signals);
    }

    private static void WriteSignal(Utf8JsonWriter writer, SheetSignal placed)
    {
        var signal = placed.Signal;
        WriteNumber(writer, "rank", placed.Rank);
        writer.WriteString("symbol", signal.Symbol.Value);
        writer.WriteString("strategy", signal.Strategy);
        writer.WriteString("side", signal.Side == Trading.Orders.Side.Buy ? "buy" : "sell");
        writer.WriteNumber("confidence", signal.Confidence);
        WriteNumber(writer, "momentum", placed.Momentum);
        WriteNumber(writer, "score", placed.Score);
        writer.WriteNumber("reference", signal.Reference);
        writer.WriteNumber("stop", signal.Stop);
        WriteNumber(writer, "target", signal.Target);
        WriteNumber(writer, "timeExitSessions", signal.TimeExitSessions);
        WriteEvidence(writer, signal.Evidence);
    }

    private static void WriteEvidence(Utf8JsonWriter writer, IReadOnlyList<Evidence> evidence)
    {
        writer.WriteStartObject("evidence");
        foreach (var number in evidence)
        {
            writer.WriteNumber(number.Name, number.Value);
        }

        writer.WriteEndObject();
    }

    private static void WriteProposal(Utf8JsonWriter writer, PlannedProposal proposal)
    {
        var terms = proposal.Terms;
        writer.WriteString("symbol", terms.Symbol.Value);
        writer.WriteNumber("quantity", terms.Quantity.Value);
        writer.WriteNumber("notional", terms.Notional.Value);
        writer.WriteNumber("stop", terms.Stop.Value);
        WriteNumber(writer, "target", terms.Target?.Value);
        WriteArray(writer, "findings", proposal.Verdict.Findings, WriteFinding);
    }

    private static void WriteFinding(Utf8JsonWriter writer, Finding finding)
    {
        writer.WriteString("code", finding.Code);
        WriteNumber(writer, "limit", finding.Limit);
        WriteNumber(writer, "measured", finding.Measured);
        writer.WriteString("text", finding.Text);
    }

    private static void WriteCash(Utf8JsonWriter writer, CashAdvice advice)
    {
        writer.WriteStartObject("cash");
        writer.WriteNumber("equity", advice.Line.Equity.Value);
        writer.WriteNumber("cash", advice.Line.Cash.Value);
        writer.WriteNumber("openBuys", advice.Line.OpenBuys.Value);
        writer.WriteNumber("buffer", advice.Line.Buffer.Value);
        writer.WriteNumber("spendable", advice.Line.Spendable.Value);
        writer.WriteNumber("demand", advice.Demand.Value);
        writer.WriteBoolean("enough", advice.IsEnough);
        WriteArray(writer, "days", advice.Line.Days, (json, day) =>
        {
            json.WriteString("date", Iso(day.Session));
            json.WriteNumber("settling", day.Settling.Value);
            json.WriteNumber("spendable", day.Spendable.Value);
        });
        writer.WriteString("verdict", advice.Verdict);
        writer.WriteEndObject();
    }

    private static void WriteArray<T>(
        Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, double? number)
    {
        if (number is { } known)
        {
            writer.WriteNumber(name, known);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, decimal? number)
    {
        if (number is { } known)
        {
            writer.WriteNumber(name, known);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, int? number) =>
        WriteNumber(writer, name, (decimal?)number);

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
