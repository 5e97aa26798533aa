namespace NanoCap.Bot.Cli;

/// <summary>A chat command as a verb.</summary>
/// <param name="Name">The command's name.</param>
/// <param name="Usage">Its arguments; empty for none.</param>
/// <param name="Summary">What it does.</param>
/// <param name="Example">Its arguments in an example.</param>
internal sealed record CommandVerb(string Name, string Usage, string Summary, string Example = "")
{
    /// <summary>Whether its answer may have a picture.</summary>
    public bool HasPicture { get; init; }
}
