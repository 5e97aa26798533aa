namespace NanoCap.Bot.Chat.Commands;

/// <summary>A command, written once for every channel.</summary>
internal interface ICommand
{
    CommandSpec Spec { get; }

    Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken);
}
