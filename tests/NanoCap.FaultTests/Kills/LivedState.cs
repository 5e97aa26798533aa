namespace NanoCap.FaultTests.Kills;

/// <summary>The state of a first evening with an approval, lived once and copied for each test that harms it.</summary>
public sealed class LivedState : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nanocap-lived-");

    private string State => Path.Combine(folder.FullName, "state");

    public async ValueTask InitializeAsync()
    {
        using var first = await BotTerminal.StartAsync(State);
        await first.SayAsync("/approve 1");
        Assert.Equal(0, await first.QuitAsync());
    }

    /// <summary>Copies it to a folder that is not there.</summary>
    public void CopyTo(string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in Directory.GetFiles(State))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
