using System.Globalization;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Buttons;
using NanoCap.Trading.Desk.People;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Tests.Desk.Buttons;

/// <summary>A desk with one open proposal whose card stands in a chat of two traders.</summary>
internal sealed class TapWorld
{
    public const string Chat = "-100200";
    public static readonly Actor Anna = new("telegram", "5000000001");
    public static readonly Actor Bob = new("telegram", "5000000002");
    private int tokens;

    public TapWorld(decimal? secondPersonAbove = null)
    {
        World = new DeskWorld(secondPersonAbove: secondPersonAbove);
        World.Propose("ACME", 20);
        (Approve, Reject) = (Issue("/approve 1", ButtonKind.Approve), Issue("/reject 1", ButtonKind.Reject));
    }

    public DeskWorld World { get; private set; }

    public DeskState State => World.State;

    public string Approve { get; }

    public string Reject { get; }

    /// <summary>The time of the buttons: half an hour after the next open.</summary>
    public DateTimeOffset Expiry => World.State.Proposals[1].Terms.ExpiresAt;

    public string Issue(
        string action, ButtonKind kind, int? number = 1, UserRank needs = UserRank.Trader, string? user = null,
        string? reason = null, decimal? shares = null, int? version = null,
        DateTimeOffset? expiry = null)
    {
        var hash = (++tokens).ToString("x8", CultureInfo.InvariantCulture);
        World.Post(new ButtonInput.Issue(
            "telegram", Chat, $"d{tokens}",
            [
                new IssuedButton(hash, action, kind, needs, expiry ?? Expiry)
                {
                    Proposal = number,
                    Version = version
                        ?? (number is { } known ? State.Proposals.GetValueOrDefault(known)?.Version : null),
                    User = user,
                    Reason = reason,
                    Shares = shares is { } count ? Quantity.Of(count) : null,
                },
            ],
            World.At));
        return hash;
    }

    public ButtonEvent.ButtonTapped Tap(
        string token, Actor? by = null, UserRank? holds = UserRank.Trader, string chat = Chat, string? person = null) =>
        Assert.Single(World.Post(
            new ButtonInput.Tap(token, by ?? Anna, holds, chat, World.Market, World.At) { Person = person })
            .OfType<ButtonEvent.ButtonTapped>());

    public ProposalStatus Status => State.Proposals[1].Status;

    public int Decisions => World.Journal.Count(happened => happened is DeskEvent.ProposalApproved
        or DeskEvent.ProposalRejected or DeskEvent.ProposalWithdrawn);
}
