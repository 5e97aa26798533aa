using NanoCap.Bot.Storage;

namespace NanoCap.Bot.Tests.Storage;

public sealed class StateFolderTests
{
    [Fact]
    public void The_second_instance_is_told_who_holds_the_folder()
    {
        using var temporary = new TemporaryFolder();
        using var first = temporary.Open();

        var refusal = Assert.Throws<StateFolderException>(temporary.Open);

        Assert.Contains(temporary.Path, refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"process {Environment.ProcessId},", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("started 2024-01-02 22:00:00 UTC", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_folder_is_free_again_when_its_holder_has_ended_although_the_files_remain()
    {
        using var temporary = new TemporaryFolder();
        temporary.Open().Dispose();
        Assert.True(File.Exists(temporary.File("instance.lock")));

        using var next = temporary.Open();

        Assert.Equal(temporary.Path, next.Path);
    }

    [Fact]
    public void A_new_folder_belongs_to_its_user_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        using var temporary = new TemporaryFolder();
        using var folder = temporary.Open();

        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(folder.Path));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_refused_with_advice()
    {
        using var temporary = new TemporaryFolder();
        File.WriteAllText(temporary.Path, "a file is in the way");

        var refusal = Assert.Throws<StateFolderException>(temporary.Open);

        Assert.Contains("cannot be used", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--state DIR", refusal.Message, StringComparison.Ordinal);
    }
}
