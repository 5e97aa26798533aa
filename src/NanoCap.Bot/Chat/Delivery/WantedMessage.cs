using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Bot.Chat.Delivery;

/// <summary>A message that a chat should show, as the platform writes it.</summary>
/// <param name="Key">What it is about; one message of a chat has it.</param>
/// <param name="Title">For lists of what was not delivered.</param>
/// <param name="Pages">Its text, in as many messages as it needs; the buttons stand below the last.</param>
internal sealed record WantedMessage(
    string Key,
    string Title,
    IReadOnlyList<string> Pages,
    IReadOnlyList<WantedButton> Buttons,
    DeliveryPriority Priority,
    DeliveryKind Kind)
{
    /// <summary>What a person must not miss of it: while it stays, an edit only refreshes.</summary>
    public string Stamp { get; init; } = "";

    public bool IsPinned { get; init; }

    /// <summary>Makes no sound.</summary>
    public bool IsSilent { get; init; }

    /// <summary>What the desk is told once it is shown.</summary>
    public IReadOnlyList<AlertMark> Marks { get; init; } = [];

    /// <summary>What typed decisions bind to once it is shown.</summary>
    [JsonIgnore]
    public IReadOnlyList<Card> Cards { get; init; } = [];

    /// <summary>Of texts and buttons, not of the buttons' tokens.</summary>
    [JsonIgnore]
    public string Hash => HashOf(
        [.. Pages, .. Buttons.Select(button => $"{button.Label}\u0000{button.Action}\u0000{button.Version}")]);

    public static string HashOf(params string[] parts) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u0001', parts))))[..32];
}
