using NanoCap.Bot.Options;

namespace NanoCap.Bot.Endpoint;

internal static class EndpointServices
{
    /// <summary>The endpoint, started and stopped with the host, and the command line behind it. Expects the desk, the
    /// chat and a clock.</summary>
    /// <param name="services">The host's.</param>
    /// <param name="options">The port.</param>
    /// <param name="stateFolder">A folder that this process holds.</param>
    public static IServiceCollection AddLocalEndpoint(
        this IServiceCollection services, EndpointOptions options, string stateFolder) => services
        .AddSingleton(options)
        .AddSingleton(new EndpointFile(stateFolder))
        .AddSingleton<ICommandPort, RouterCommands>()
        .AddHostedService<LocalEndpoint>();
}
