namespace NanoCap.Simulators.Telegram;

/// <summary>How a stand-in for Telegram starts.</summary>
public sealed record TelegramStandInOptions
{
    /// <summary>The port on loopback; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The bot's token.</summary>
    public string Token { get; init; } = "7000000001:stand-in";

    /// <summary>The bot's name after the at sign.</summary>
    public string BotUserName { get; init; } = "stand_in_bot";

    /// <summary>The machine's clock: it measures long polls, delays and rates. Dates follow it until the control
    /// endpoint sets another time.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How long a tap can be answered.</summary>
    public TimeSpan QueryLife { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How many messages may be sent; none are counted where a limit is null.</summary>
    public TelegramLimits Limits { get; init; } = TelegramLimits.None;

    /// <summary>Whether the bot hears everything in groups, or only commands and replies to it.</summary>
    public bool SeesWholeGroups { get; init; } = true;
}
