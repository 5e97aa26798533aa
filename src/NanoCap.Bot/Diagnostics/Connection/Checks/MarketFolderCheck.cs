using NanoCap.Bot.MarketData;
using NanoCap.Bot.Options;

namespace NanoCap.Bot.Diagnostics.Connection.Checks;

/// <summary>Market data that need no service: a folder of bars can be read, and an invented market is called one.
/// </summary>
internal sealed class MarketFolderCheck(MarketDataOptions market) : IConnectionCheck
{
    public string Name => "data-folder";

    public IReadOnlyList<string> After => [SettingsCheck.CheckName];

    public Task<ConnectionResult> JudgeAsync(CancellationToken cancellationToken) => Task.FromResult(
        market.Source == BarSourceKind.CsvFolder
            ? OfFolder(Path.GetFullPath(market.Folder!))
            : ConnectionResult.Pass("The market is invented; no data folder is configured."));

    private static ConnectionResult OfFolder(string folder)
    {
        try
        {
            var problems = new List<string>();
            var listed = UniverseFile.Read(Path.Combine(folder, UniverseFile.Name), problems).Count;
            var first = Directory.EnumerateFiles(Path.Combine(folder, "bars"), "*.csv").Order().FirstOrDefault();
            if (first is null || listed == 0)
            {
                return ConnectionResult.Fail(
                    problems.FirstOrDefault() ?? $"{folder} has no bars.",
                    $"Expected bars/SYMBOL.csv and {UniverseFile.Name} in MarketData:Folder.");
            }

            using var opened = File.OpenRead(first);
            return ConnectionResult.Pass($"{folder} can be read; {UniverseFile.Name} lists {listed} symbols.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return ConnectionResult.Fail(
                $"{folder} cannot be read: {failure.Message}",
                "Name a folder with bars in MarketData:Folder, or give this user the right to read it.");
        }
    }
}
