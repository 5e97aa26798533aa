namespace NanoCap.Bot.MarketData.Synthetic;

/// <summary>The way in to this folder.</summary>
internal static class SyntheticServices
{
    public static IServiceCollection AddSyntheticBars(
        this IServiceCollection services, SyntheticMarketOptions options) =>
        services.AddSingleton(options.ToBarSource());

    /// <summary>For a verb that needs bars and no host.</summary>
    public static IBarSource ToBarSource(this SyntheticMarketOptions options) => new SyntheticBarSource(options);
}
