namespace NanoCap.FaultTests.Kills;

/// <summary>The real process on a database that cannot be trusted: it talks, it trades nothing, and it says so to
/// whoever started it.</summary>
public sealed class CorruptDatabaseTests : IDisposable
{
    private const int Halted = 4;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nanocap-corrupt-");

    private string State => Path.Combine(folder.FullName, "state");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_damaged_database_starts_halted_with_chat_and_ends_with_its_own_code()
    {
        using (var first = await BotTerminal.StartAsync(State))
        {
            Assert.Equal(0, await first.QuitAsync());
        }

        Damage(Path.Combine(State, "desk.db"));
        using var terminal = await BotTerminal.StartAsync(State);
        var status = await terminal.SayAsync("/status");
        Assert.Contains("HALTED", status, StringComparison.Ordinal);
        Assert.Contains("HALTED", await terminal.SayAsync("/pause"), StringComparison.Ordinal);
        Assert.Equal(Halted, await terminal.QuitAsync());
    }

    private static void Damage(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Position = 4096;
        stream.Write(Enumerable.Repeat((byte)0x5A, 8192).ToArray());
    }
}
