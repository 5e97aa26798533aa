namespace NanoCap.Bot.Diagnostics.Connection.Checks;

/// <summary>The state folder, or the place where the first start makes it, can be written. Takes no lock.</summary>
internal sealed class StateFolderCheck(string folder) : IConnectionCheck
{
    public string Name => "state-folder";

    public Task<ConnectionResult> JudgeAsync(CancellationToken cancellationToken) => Task.FromResult(Judge());

    private ConnectionResult Judge()
    {
        var full = Path.GetFullPath(folder);
        var place = ExistingFolder.Of(full);
        var probe = Path.Combine(place, $"nanocap-{Environment.ProcessId}.probe");
        try
        {
            File.WriteAllText(probe, "can be written");
            File.Delete(probe);
            return ConnectionResult.Pass(place == full
                ? $"{full} can be written."
                : $"{full} is not there yet and can be made.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return ConnectionResult.Fail(
                $"{place} cannot be written: {failure.Message}",
                "Give this user the right to write it, or name another folder with --state DIR.");
        }
    }
}
