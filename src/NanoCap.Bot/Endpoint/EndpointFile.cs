using System.Text.Json;

namespace NanoCap.Bot.Endpoint;

/// <summary><c>endpoint.json</c> in the state folder: readable for its owner only, gone when the bot stops.</summary>
internal sealed class EndpointFile(string stateFolder)
{
    public const string Name = "endpoint.json";

    private readonly string path = Path.Combine(stateFolder, Name);

    public void Write(EndpointAddress address)
    {
        // Made new, so that the rights of a file that somebody left there count for nothing.
        var fresh = path + ".new";
        File.Delete(fresh);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(fresh, options))
        {
            JsonSerializer.Serialize(stream, address, EndpointJson.Default.EndpointAddress);
        }

        File.Move(fresh, path, overwrite: true);
    }

    /// <summary>The address, or null when no bot wrote one that can be read.</summary>
    public EndpointAddress? Find()
    {
        try
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize(stream, EndpointJson.Default.EndpointAddress);
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    public void Remove() => File.Delete(path);
}
