using System.Globalization;
using System.Text;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Signals;

namespace NanoCap.Bot.Scanning.Records;

/// <summary>Keeps track records in a folder between scans, so that a day need not compute years again. It never changes
/// what a scan says: what does not fit the bars, the rules and the build, or is not whole, is as good as absent, and a
/// folder that cannot be written is none.</summary>
internal sealed class RecordCache
{
    private readonly string folder;
    private readonly string file;
    private readonly UInt128 rules;

    /// <param name="folder">Made when the first records are kept.</param>
    /// <param name="rulesText">Every number that the records depend on.</param>
    public RecordCache(string folder, string rulesText)
    {
        this.folder = folder;
        var build = typeof(KeptRecords).Module.ModuleVersionId;
        var numbers = ContentHash.Of(Encoding.UTF8.GetBytes(rulesText));
        rules = ContentHash.Of(Encoding.UTF8.GetBytes($"{build}\n{rulesText}"));

        // One file for each set of rules, whatever the build, so that old builds leave nothing behind.
        file = Path.Combine(
            folder, string.Create(CultureInfo.InvariantCulture, $"records-{(ulong)(numbers >> 64):x16}.bin"));
    }

    /// <summary>Records of the session or an earlier one that a scan can go on from; null when there are none.
    /// </summary>
    public KeptRecords? Find(UniverseBars universe, DateOnly session)
    {
        try
        {
            return File.Exists(file)
                && RecordFile.Read(File.ReadAllBytes(file), rules) is var (fit, kept)
                && kept.Through <= session
                && universe.FindSession(kept.Through) >= 0
                && fit.Market == MarketOf(universe, kept.Through)
                ? kept : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps records in place of those kept before.</summary>
    /// <returns>Why they could not be kept; null when they were.</returns>
    public string? Keep(UniverseBars universe, KeptRecords kept)
    {
        // Another process may keep its own at the same moment; the last one wins, and both are whole.
        var draft = string.Create(CultureInfo.InvariantCulture, $"{file}.{Environment.ProcessId}.tmp");
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(draft, RecordFile.Write(new RecordFit(rules, MarketOf(universe, kept.Through)), kept));
            File.Move(draft, file, overwrite: true);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"the track records could not be kept in {folder}: {fault.Message}";
        }
    }

    private static UInt128 MarketOf(UniverseBars universe, DateOnly through) =>
        UniverseFingerprint.Of(universe.Through(through), Environment.ProcessorCount);
}
