namespace NanoCap.Bot.MarketData.CsvFolder;

/// <summary>The way in to this folder.</summary>
internal static class CsvFolderServices
{
    public static IServiceCollection AddCsvFolderBars(this IServiceCollection services, DirectoryInfo folder) =>
        services.AddSingleton(folder.ToBarSource());

    /// <summary>For a verb that needs bars and no host.</summary>
    public static IBarSource ToBarSource(this DirectoryInfo folder) => new CsvFolderBarSource(folder.FullName);
}
