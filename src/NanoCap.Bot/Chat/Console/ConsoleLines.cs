using System.Threading.Channels;

namespace NanoCap.Bot.Chat.Console;

/// <summary>Reads lines beside the loop that shows things, because reading a terminal blocks and cannot be called
/// back.</summary>
internal sealed class ConsoleLines(TextReader input)
{
    private const int MostWaiting = 64;
    private readonly Channel<string> lines = Channel.CreateBounded<string>(MostWaiting);

    public ChannelReader<string> Reader => lines.Reader;

    /// <summary>Completes at the end of the input; a read that blocks in a terminal ends with the process.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await Task.Run(input.ReadLine, cancellationToken) is { } line)
            {
                await lines.Writer.WriteAsync(line, cancellationToken);
            }

            lines.Writer.TryComplete();
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException)
        {
            lines.Writer.TryComplete();
        }
    }
}
