using System.Runtime.CompilerServices;

namespace NanoCap.Bot.Tests.Chat;

/// <summary>Compares a text with the file that a person approved.</summary>
public static class Approved
{
    /// <summary>The text must equal NAME.approved.txt in the folder Approved beside the calling test.</summary>
    public static void Text(string text, string name, [CallerFilePath] string test = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(test)!, "Approved");
        var approved = Path.Combine(folder, name + ".approved.txt");
        var received = Path.Combine(folder, name + ".received.txt");
        var actual = Tidy(text);
        if (File.Exists(approved) && Tidy(File.ReadAllText(approved)) == actual)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(received, actual);
        var why = File.Exists(approved) ? "differs from what was approved" : "was not approved yet";
        Assert.Fail($"The text {why}. Compare, and if it is as it should be, accept it with:\n"
            + $"mv {name}.received.txt {name}.approved.txt\nin {folder}. It reads:\n\n{actual}");
    }

    private static string Tidy(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).Trim('\n') + "\n";
}
