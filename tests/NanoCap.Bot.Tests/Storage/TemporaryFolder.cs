using NanoCap.Bot.Storage;
using NanoCap.Bot.Tests.Time;

namespace NanoCap.Bot.Tests.Storage;

/// <summary>A state folder that a test may open, close and damage; removed with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("nanocap-test-");

    public string Path => System.IO.Path.Combine(directory.FullName, "state");

    public ManualTimeProvider Clock { get; } = new(new DateTimeOffset(2024, 1, 2, 22, 0, 0, TimeSpan.Zero));

    public StateFolder Open() => StateFolder.Open(Path, Clock);

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => directory.Delete(recursive: true);
}
