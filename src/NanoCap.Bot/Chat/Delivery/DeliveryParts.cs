using NanoCap.Bot.Chat.Buttons;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Desk;

namespace NanoCap.Bot.Chat.Delivery;

/// <summary>What delivery to a platform is made of.</summary>
/// <param name="Buttons">Null where buttons cannot be made; commands are typed then.</param>
/// <param name="Clock">The desk's clock, which a replay moves.</param>
/// <param name="Time">The platform's: this machine's.</param>
internal sealed record DeliveryParts(
    ICardSender Sender,
    DeliveryBook Book,
    IUndelivered Undelivered,
    IButtonDesk? Buttons,
    CommandPorts Ports,
    CommandRouter Router,
    IDeskFeed Feed,
    BackOff BackOff,
    TimeProvider Clock,
    TimeProvider Time,
    ILoggerFactory Loggers);
