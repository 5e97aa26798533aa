namespace NanoCap.Bot.Chat.Pictures.Librsvg;

internal static class LibrsvgServices
{
    /// <summary>Pictures by the system's librsvg and cairo. Expects logging.</summary>
    public static IServiceCollection AddLibrsvgPictures(this IServiceCollection services) =>
        services.AddSingleton<IPictureRasterizer, LibrsvgRasterizer>();
}
