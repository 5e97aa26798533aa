using System.Runtime.CompilerServices;

namespace NanoCap.Trading.Tests;

/// <summary>Compares text with the approved file beside the test; a difference is written next to it.</summary>
internal static class Approved
{
    public static void Equal(string text, string name, [CallerFilePath] string testFile = "")
    {
        var folder = Path.GetDirectoryName(testFile)!;
        var approved = Path.Combine(folder, name + ".approved.txt");
        var received = Path.Combine(folder, name + ".received.txt");
        var expected = File.Exists(approved) ? File.ReadAllText(approved).ReplaceLineEndings("\n") : string.Empty;
        var found = text.ReplaceLineEndings("\n");
        if (expected == found)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, found);
        Assert.Fail($"{name} is not as approved. Compare and, if the new text is right: mv {received} {approved}");
    }
}
