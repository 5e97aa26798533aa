using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class VersionCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("version", "", "/version", "which build this is", CommandGroup.About)
    {
        NeedsNoDesk = true,
        MostWords = 0,
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken) =>
        Task.FromResult(CommandAnswer.Done(
            Card.Line($"NanoCap.Bot {ports.Version}"), new { ports.Version }));
}
