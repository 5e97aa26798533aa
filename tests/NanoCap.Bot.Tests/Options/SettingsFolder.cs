using NanoCap.Bot.Options;

namespace NanoCap.Bot.Tests.Options;

/// <summary>A working directory of its own, with settings in it or not.</summary>
internal sealed class SettingsFolder : IDisposable
{
    public SettingsFolder(string? settings = null)
    {
        if (settings is not null)
        {
            File.WriteAllText(System.IO.Path.Combine(Path, BotConfiguration.FileName), settings);
        }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("nanocap-settings-").FullName;

    public BotOptions Load(params (string Key, string? Value)[] commandLine) =>
        BotConfiguration.Load(Path, commandLine.ToDictionary(setting => setting.Key, setting => setting.Value));

    public IReadOnlyList<string> ProblemsOf(params (string Key, string? Value)[] commandLine) =>
        Assert.Throws<OptionsException>(() => Load(commandLine)).Problems;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
