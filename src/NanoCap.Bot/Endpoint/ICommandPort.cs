using NanoCap.Bot.Chat.Pictures;

namespace NanoCap.Bot.Endpoint;

/// <summary>Carries out a line as if it had been typed in a chat, for the machine's own user.</summary>
internal interface ICommandPort
{
    /// <param name="line">The command with its arguments, such as <c>/approve 3</c>.</param>
    /// <param name="isConfirmed">Whether the person has already said yes to what asks for confirmation.</param>
    /// <param name="cancellationToken">Gives up waiting; what was journalled stays.</param>
    Task<CommandReply> RunAsync(string line, bool isConfirmed, CancellationToken cancellationToken) =>
        RunAsync(line, isConfirmed, null, cancellationToken);

    /// <param name="line">The command with its arguments.</param>
    /// <param name="isConfirmed">Whether the person has already said yes.</param>
    /// <param name="theme">The theme of the picture that is wanted too; null for none.</param>
    /// <param name="cancellationToken">Gives up waiting; what was journalled stays.</param>
    Task<CommandReply> RunAsync(
        string line, bool isConfirmed, PictureTheme? theme, CancellationToken cancellationToken);
}
