using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NanoCap.Simulators.Alpaca.Ledger;

/// <summary>The stand-in's memory: a file with one line for each batch of entries, on disk before anyone is answered.
/// What a kill tore off the last line was never answered, so it is dropped when the file is opened.</summary>
internal sealed class StandInLedger : IDisposable
{
    public const string FileName = "exchange.jsonl";

    private const string LockName = "exchange.lock";

    private readonly FileStream hold;
    private readonly FileStream file;
    private readonly List<LedgerEntry> entries = [];

    private StandInLedger(FileStream hold, FileStream file)
    {
        this.hold = hold;
        this.file = file;
    }

    public IReadOnlyList<LedgerEntry> Entries => entries;

    /// <exception cref="InvalidDataException">A whole line is none of the ledger's.</exception>
    /// <exception cref="IOException">The file cannot be used, perhaps because another stand-in holds it.</exception>
    public static StandInLedger Open(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, FileName);
        // The lock ends with the process, however that ends; the ledger itself stays readable for a judge.
        var hold = new FileStream(
            Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var ledger = new StandInLedger(hold, new FileStream(
            path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 1));
        try
        {
            ledger.Load(path);
            return ledger;
        }
        catch
        {
            ledger.Dispose();
            throw;
        }
    }

    /// <summary>Writes a batch durably: all of it or nothing.</summary>
    public void Append(IReadOnlyList<LedgerEntry> batch)
    {
        var line = new JsonArray([.. batch.Select(entry => new JsonObject
        {
            ["type"] = entry.Type,
            ["event"] = JsonNode.Parse(entry.Json),
        })]);
        file.Write(Encoding.UTF8.GetBytes(line.ToJsonString() + "\n"));
        file.Flush(flushToDisk: true);
        entries.AddRange(batch);
    }

    public void Dispose()
    {
        file.Dispose();
        hold.Dispose();
    }

    private void Load(string path)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var whole = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        file.SetLength(whole);
        file.Seek(whole, SeekOrigin.Begin);
        var lines = Encoding.UTF8.GetString(bytes, 0, whole).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var (index, line) in lines.Index())
        {
            entries.AddRange(Read(line, index + 1, path));
        }
    }

    private static IEnumerable<LedgerEntry> Read(string line, int number, string path)
    {
        try
        {
            return [.. JsonNode.Parse(line)!.AsArray().Select(entry => new LedgerEntry(
                entry!["type"]!.GetValue<string>(), entry["event"]!.ToJsonString()))];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException
            or NullReferenceException)
        {
            throw new InvalidDataException(
                $"Expected a batch of entries in line {number} of {path}, found '{line}'. Use another folder.",
                exception);
        }
    }
}
