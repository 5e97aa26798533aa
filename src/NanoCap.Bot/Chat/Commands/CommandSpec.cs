namespace NanoCap.Bot.Chat.Commands;

/// <summary>What there is to say about a command.</summary>
/// <param name="Name">Without slash, lower case.</param>
/// <param name="Usage">Its arguments: <c>N [qty]</c>; empty for none.</param>
/// <param name="Example">A line that works.</param>
/// <param name="Summary">What it does, for /help.</param>
internal sealed record CommandSpec(string Name, string Usage, string Example, string Summary, CommandGroup Group)
{
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The least role that may use it.</summary>
    public Role Role { get; init; } = Role.Viewer;

    /// <summary>Changes nothing, so it is answered even when it arrives late.</summary>
    public bool IsSafeRead { get; init; } = true;

    /// <summary>May answer with a question first.</summary>
    public bool AsksToConfirm { get; init; }

    /// <summary>Is answered as usual even when nothing is known of the desk.</summary>
    public bool NeedsNoDesk { get; init; }

    /// <summary>More words than these are a mistake.</summary>
    public int MostWords { get; init; } = 1;

    public bool OnlyInReplay { get; init; }

    /// <summary>How it can raise risk; null when it cannot.</summary>
    public CommandRisk? Risk { get; init; }

    /// <summary>Reduces risk, so that nothing may stand in its way.</summary>
    public bool ReducesRisk { get; init; }

    public string Line => Usage.Length == 0 ? "/" + Name : $"/{Name} {Usage}";
}
