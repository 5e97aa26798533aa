namespace NanoCap.Bot.Chat.Commands;

/// <summary>What a line was read as.</summary>
internal abstract record CommandLineReading
{
    internal sealed record Empty : CommandLineReading;

    /// <summary>Text that is not addressed to the bot.</summary>
    internal sealed record NoCommand : CommandLineReading;

    internal sealed record Known(ICommand Command, CommandWords Words) : CommandLineReading;

    internal sealed record Unknown(string Problem) : CommandLineReading;
}
