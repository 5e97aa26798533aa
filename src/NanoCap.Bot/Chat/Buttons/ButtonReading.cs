using NanoCap.Bot.Chat.Commands;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Buttons;
using NanoCap.Trading.Desk.People;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Chat.Buttons;

/// <summary>What a button's line means for the desk, read as if somebody had typed it.</summary>
internal static class ButtonReading
{
    public static IssuedButton Read(
        string token, ButtonTerms terms, CommandRouter router, ChannelFeatures channel, string? asked)
    {
        var button = new IssuedButton(
            RandomTokens.HashOf(token), terms.Action, ButtonKind.Once, UserRank.Viewer, terms.ExpiresAt)
        {
            User = asked,
            Proposal = terms.Proposal,
            Version = terms.Version,
        };
        if (router.Registry.Read(terms.Action, channel) is not CommandLineReading.Known(var command, var words))
        {
            return button;
        }

        button = button with { Needs = RankOf(command.Spec.Role) };
        var number = terms.Proposal ?? NumberOf(command.Spec, words);
        button = button with { Proposal = number };
        return command.Spec.Name switch
        {
            _ when number is null || router.NeedsCode(command.Spec, words) =>
                button with { Kind = ButtonKind.Command, Proposal = null, Version = null },
            "approve" => button with { Kind = ButtonKind.Approve, Shares = SharesOf(words) },
            "reject" => button with { Kind = ButtonKind.Reject, Reason = words.Rest(1) },

            // It stands below a proposal and decides nothing.
            _ => button with { Kind = ButtonKind.Command, Proposal = null, Version = null },
        };
    }

    public static UserRank RankOf(Role role) => role switch
    {
        Role.Admin => UserRank.Admin,
        Role.Trader => UserRank.Trader,
        _ => UserRank.Viewer,
    };

    public static UserRank? FindRank(Role role) => role == Role.Stranger ? null : RankOf(role);

    /// <summary>A no that stands below an answer is bound to what is asked at this moment.</summary>
    private static int? NumberOf(CommandSpec spec, CommandWords words) =>
        spec.Name == "reject" && words.TryNumber(0, "a proposal", out var number, out _) ? number : null;

    private static Quantity? SharesOf(CommandWords words) =>
        words.TryNumber(1, "whole shares", out var shares, out _) ? Quantity.Of(shares) : null;
}
