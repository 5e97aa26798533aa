using NanoCap.Bot.Brokers.Alpaca;
using NanoCap.Bot.Diagnostics.Connection.Checks;
using NanoCap.Bot.MarketData.Alpaca;
using NanoCap.Bot.Options;

namespace NanoCap.Bot.Diagnostics.Connection;

internal static class ConnectionServices
{
    /// <summary>Registers the checks for what the settings want to be connected to; nothing is asked yet.</summary>
    /// <param name="services">Where to register; must have a <see cref="TimeProvider"/> and logging.</param>
    /// <param name="options">The settings, sound or not.</param>
    /// <param name="problems">What is wrong with them; then no service is asked.</param>
    public static IServiceCollection AddConnectionChecks(
        this IServiceCollection services, BotOptions options, IReadOnlyList<string> problems)
    {
        services
            .AddSingleton<IConnectionCheck>(new SettingsCheck(options, problems))
            .AddSingleton<IConnectionCheck>(new StateFolderCheck(options.State.Folder))
            .AddSingleton<IConnectionCheck>(new DiskRoomCheck(
                options.State.Folder, options.Alerts.DiskFreeMegabytes,
                folder => new DriveInfo(folder).AvailableFreeSpace))
            .AddSingleton<IConnectionCheck>(new SqliteCheck());
        if (options.MarketData.Source != BarSourceKind.Alpaca)
        {
            services.AddSingleton<IConnectionCheck>(new MarketFolderCheck(options.MarketData));
        }

        // What cannot be read as an address must not be built; nobody asks it anyway.
        var asked = problems.Count == 0 ? options : options with { Alpaca = new AlpacaOptions() };
        if (options.Broker.Kind == BrokerKind.Alpaca)
        {
            services.AddAlpacaAccountChecks(asked);
        }

        return NeedsLiveData(options) ? services.AddAlpacaDataChecks(asked) : services;
    }

    /// <summary>At a broker live prices come from its market data, wherever the bars come from, unless quotes lie
    /// beside them.</summary>
    private static bool NeedsLiveData(BotOptions options) => options.MarketData.Source == BarSourceKind.Alpaca
        || (options.Broker.Kind == BrokerKind.Alpaca
            && !File.Exists(Path.Combine(options.MarketData.Folder ?? string.Empty, "quotes.csv")));
}
