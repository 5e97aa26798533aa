using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class HelpCommand : ICommand
{
    private readonly IReadOnlyList<ICommand> commands;
    private readonly bool isReplay;

    public HelpCommand(IReadOnlyList<ICommand> others, bool isReplay)
    {
        commands = [.. others, this];
        this.isReplay = isReplay;
    }

    public CommandSpec Spec { get; } = new("help", "[command]", "/help approve",
        "this list, or one command with an example", CommandGroup.About)
    {
        NeedsNoDesk = true,
        Aliases = ["h", "?", "start"],
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var known = commands.Select(command => command.Spec).Where(spec =>
            !call.Channel.Gaps.Contains(spec.Name) && (isReplay || !spec.OnlyInReplay)).ToList();
        if (call.Words.Find(0) is not { } name)
        {
            return Task.FromResult(CommandAnswer.Done(
                HelpCard.Of(known, call.Role), new { Role = call.Role, Commands = known.Select(Data) }));
        }

        var asked = known.FirstOrDefault(spec => spec.Aliases.Prepend(spec.Name)
            .Contains(name.TrimStart('/'), StringComparer.OrdinalIgnoreCase));
        return Task.FromResult(asked is null
            ? call.Misunderstood(call.Words.Expected("a command's name", 0))
            : CommandAnswer.Done(HelpCard.Of(asked), Data(asked)));
    }

    private static object Data(CommandSpec spec) => new
    {
        spec.Name,
        spec.Aliases,
        spec.Usage,
        spec.Example,
        spec.Summary,
        spec.Role,
        spec.AsksToConfirm,
        spec.IsSafeRead,
    };
}
