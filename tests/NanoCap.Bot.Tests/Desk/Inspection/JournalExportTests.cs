using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NanoCap.Bot.Desk.Inspection;
using NanoCap.Bot.Storage;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Tests.Desk.Inspection;

public sealed class JournalExportTests : IDisposable
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly TemporaryFolder temporary = new();

    private string Target => temporary.Path + "-journal.jsonl";

    public void Dispose()
    {
        File.Delete(Target);
        temporary.Dispose();
    }

    [Fact]
    public void An_export_can_be_verified_with_the_recipe_of_the_documentation_alone()
    {
        using var journal = new OpenJournal(temporary);
        journal.AppendJobs(3);
        journal.Append(new DeskEvent.EntriesPaused(new Actor("console", "Zoë \"x\" <&> \\ \n"), SmallDesk.Evening));

        var head = new JournalExport(new StateFiles(temporary.Path)).Write(Target, Never);

        var lines = File.ReadAllLines(Target);
        Assert.Equal(4, lines.Length);
        var previous = new byte[32];
        foreach (var line in lines)
        {
            previous = ByTheRecipe(previous, JsonDocument.Parse(line).RootElement);
            Assert.Contains(Convert.ToHexStringLower(previous), line, StringComparison.Ordinal);
        }

        Assert.Equal(head.Hash, Convert.ToHexStringLower(previous));
    }

    [Fact]
    public void A_file_that_is_there_is_not_overwritten()
    {
        using var journal = new OpenJournal(temporary);
        journal.AppendJobs(1);
        File.WriteAllText(Target, "mine");

        Assert.Throws<IOException>(() => new JournalExport(new StateFiles(temporary.Path)).Write(Target, Never));

        Assert.Equal("mine", File.ReadAllText(Target));
    }

    [Fact]
    public void Nothing_is_left_of_the_export_of_a_broken_journal()
    {
        using var journal = new OpenJournal(temporary);
        journal.AppendJobs(3);
        journal.Execute("DELETE FROM journal WHERE sequence = 2");

        Assert.Throws<JournalUnusableException>(
            () => new JournalExport(new StateFiles(temporary.Path)).Write(Target, Never));

        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(Target)!, "*.jsonl*"));
    }

    // docs/operations.md, written down a second time and without the bot's code.
    private static byte[] ByTheRecipe(byte[] previous, JsonElement line)
    {
        using var bytes = new MemoryStream();
        bytes.Write(previous);
        Little(bytes, line.GetProperty("sequence").GetInt64(), 8);
        Little(bytes, line.GetProperty("atMs").GetInt64(), 8);
        Led(bytes, line.GetProperty("type").GetString()!);
        Little(bytes, line.GetProperty("version").GetInt32(), 4);
        Led(bytes, line.GetProperty("event").GetString()!);
        return SHA256.HashData(bytes.ToArray());
    }

    private static void Led(MemoryStream bytes, string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        Little(bytes, utf8.Length, 4);
        bytes.Write(utf8);
    }

    private static void Little(MemoryStream bytes, long number, int size)
    {
        Span<byte> room = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(room, number);
        bytes.Write(room[..size]);
    }
}
