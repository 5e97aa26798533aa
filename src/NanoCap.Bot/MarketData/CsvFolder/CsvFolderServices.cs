namespace NanoCap.Bot.MarketData.CsvFolder;

/// <summary>The way in to this folder.</summary>
internal static class CsvFolderServices
{
    public static IServiceCollection AddCsvFolderBars(this IServiceCollection services, DirectoryInfo folder) =>
        services.AddSingleton(folder.ToBarSource());

    /// <summary>The quotes that are kept beside the bars.</summary>
    public static IServiceCollection AddCsvFolderQuotes(this IServiceCollection services, DirectoryInfo folder) =>
        services.AddSingleton<IQuoteSource>(new FolderQuotes(folder.FullName));

    /// <summary>For a verb that needs bars and no host.</summary>
    public static IBarSource ToBarSource(this DirectoryInfo folder) => new CsvFolderBarSource(folder.FullName);
}
