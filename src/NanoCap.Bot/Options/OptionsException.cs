namespace NanoCap.Bot.Options;

/// <summary>The configuration cannot be used; the message is for people and names every problem.</summary>
internal sealed class OptionsException(IReadOnlyList<string> problems)
    : Exception(
        (problems.Count == 1
            ? "The configuration has a problem; nothing was started:\n- "
            : $"The configuration has {problems.Count} problems; nothing was started:\n- ")
        + string.Join("\n- ", problems))
{
    public IReadOnlyList<string> Problems { get; } = problems;
}
