namespace NanoCap.Bot.Chat;

/// <summary>A place where people talk to the bot.</summary>
internal interface IChatChannel
{
    string Name { get; }

    /// <summary>Shows what stands, then serves until the person leaves, the input ends or it is called back.</summary>
    Task<ChannelEnd> RunAsync(CancellationToken cancellationToken);
}
