using System.Globalization;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.GoingLive;

namespace NanoCap.Bot.Chat.Delivery;

/// <summary>Which cards a chat should show: a function of the desk and nothing else, in the order in which a person
/// reads them.</summary>
internal static class DesiredCards
{
    private static readonly TimeSpan KeptAfterEnd = TimeSpan.FromDays(30);
    private static readonly TimeSpan ButtonLife = TimeSpan.FromDays(7);

    public static IReadOnlyList<DesiredCard> Of(DeliveryView view)
    {
        if (view.HaltedBecause is { } reason)
        {
            // The state is the last one that was known: what it would show could be long over.
            return view.Wants(ChatSubjects.Alerts)
                ? [new("halted", Card.Line(reason, Severity.Critical), DeliveryPriority.Critical, DeliveryKind.Living)]
                : [];
        }

        return view.State.Opening is null ? [] : [.. Standing(view)];
    }

    private static IEnumerable<DesiredCard> Standing(DeliveryView view)
    {
        if (view.Wants(ChatSubjects.Alerts))
        {
            foreach (var card in Exit(view).Concat(DesiredAlerts.Of(view)))
            {
                yield return card;
            }
        }

        if (view.Wants(ChatSubjects.Digest) && view.State.LastScan is { } scan)
        {
            yield return Digest(view, scan);
        }

        if (view.Wants(ChatSubjects.Cards))
        {
            foreach (var card in Proposals(view).Concat(Sales(view)).Concat(Rebalances(view)).Concat(Ramps(view))
                .OrderBy(card => card.Decides!.Value.Number))
            {
                yield return card;
            }
        }

        if (view.Wants(ChatSubjects.Heartbeat))
        {
            yield return new("heartbeat", HeartbeatCard.Of(view.State, view.Now, view.Setting),
                DeliveryPriority.Background, DeliveryKind.Living)
            {
                IsPinned = true,
                IsSilent = true,
                Stamp = HeartbeatCard.StampOf(view.State),
            };
        }
    }

    private static IEnumerable<DesiredCard> Exit(DeliveryView view)
    {
        var state = view.State;
        if (state.ExitCount == 0)
        {
            yield break;
        }

        var isOut = state.ExitUnderWay is null;
        var card = isOut
            ? new Card(
                string.Create(CultureInfo.InvariantCulture, $"EXIT {state.ExitCount} is done"), Severity.Good,
                [new CardBlock.Paragraph(
                    "The broker's books, read afterwards, hold no order and no position to be sold. "
                    + (state.Mode == DeskMode.Exiting ? "Entries stay off until /resume." : "Entries are on again."))])
            {
                Banner = Banner.Of(state),
            }
            : ExitCard.OfProgress(state, ExitProgress.Of(
                state, view.Setting.KeepOnExit, view.Setting.Calendar, view.Now));
        yield return new(
            string.Create(CultureInfo.InvariantCulture, $"exit:{state.ExitCount}"), card, DeliveryPriority.Critical,
            state.Mode == DeskMode.Exiting ? DeliveryKind.Living : DeliveryKind.Ending)
        {
            Stamp = WantedMessage.HashOf(
                isOut.ToString(), state.Positions.Count.ToString(CultureInfo.InvariantCulture)),
        };
    }

    private static DesiredCard Digest(DeliveryView view, ScanDigest scan)
    {
        var due = view.Alerts.For(view.State.Alerts, view.Channel, view.Now).Due
            .Select(telling => telling.Alert.Key).ToHashSet();
        var held = view.Alerts.Inbox(view.State.Alerts, view.Channel, view.Now)
            .Where(line => !due.Contains(line.Alert.Key)).ToList();
        var card = DigestCard.Of(view.State, scan, view.Setting, held, view.Head);
        if (view.Undelivered.Count > 0)
        {
            card = card with
            {
                Blocks =
                [
                    .. card.Blocks,
                    new CardBlock.List(
                        [.. view.Undelivered.Select(line => new Cell(line, Tone.Warning))], "Not delivered here"),
                ],
            };
        }

        return new("digest:" + scan.Session.ToString("O", CultureInfo.InvariantCulture), card,
            DeliveryPriority.Normal, DeliveryKind.Once)
        {
            Marks = [.. held.SelectMany(line => line.Marks)],
        };
    }

    private static IEnumerable<DesiredCard> Proposals(DeliveryView view)
    {
        foreach (var proposal in view.State.Proposals.Values)
        {
            var isOld = proposal.RaisedAt < view.Now - KeptAfterEnd;
            var held = view.State.Positions.GetValueOrDefault(proposal.Terms.Symbol);
            if (isOld && held?.ProposalNumber != proposal.Number)
            {
                continue;
            }

            var progress = ProposalProgress.Of(view.State, proposal);
            var isOver = progress.Stage >= ProposalStage.Closed;
            yield return New(
                view, new(proposal.Number, proposal.Version),
                ProposalCard.Of(view.State, proposal, view.Setting, isBrief: true), isOver, proposal.Terms.ExpiresAt,
                $"{progress.Stage} {progress.Entry?.Status} {progress.Entry?.Filled} {progress.Position?.Quantity} "
                + $"{progress.Position?.Selling} {progress.Trades.Count} {proposal.Note} {proposal.DecidedBy}");
        }
    }

    private static IEnumerable<DesiredCard> Sales(DeliveryView view) => view.State.SaleProposals.Values
        .Where(sale => sale.IsPending || sale.RaisedAt >= view.Now - KeptAfterEnd)
        .Select(sale => New(
            view, new(sale.Number, 1), SaleCard.Of(view.State, sale, view.Setting), !sale.IsPending,
            sale.Terms.ExpiresAt, $"{sale.Status} {sale.IsSelling} {sale.Result?.Sold} {sale.Note} {sale.DecidedBy}"));

    private static IEnumerable<DesiredCard> Rebalances(DeliveryView view) => view.State.Rebalances.Values
        .Where(rebalance => rebalance.RaisedAt >= view.Now - KeptAfterEnd)
        .Select(rebalance => New(
            view, new(rebalance.Number, 1),
            WithButtons(RebalanceCard.Of(view.State, rebalance, view.Setting), rebalance.Number, rebalance.Status),
            rebalance.Status is not (ProposalStatus.Open or ProposalStatus.Approved), rebalance.Terms.ExpiresAt,
            $"{rebalance.Status} {rebalance.IsSelling} {rebalance.Note} {rebalance.DecidedBy}"));

    private static IEnumerable<DesiredCard> Ramps(DeliveryView view) => view.State.Ramp.Proposals.Values
        .Where(step => step.RaisedAt >= view.Now - KeptAfterEnd)
        .Select(step => New(
            view, new(step.Number, 1),
            WithButtons(RampCard.Of(view.State, step, view.Setting), step.Number, step.Status),
            step.Status != ProposalStatus.Open, step.ExpiresAt, $"{step.Status} {step.Note} {step.DecidedBy}"));

    private static Card WithButtons(Card card, int number, ProposalStatus status)
    {
        var name = number.ToString(CultureInfo.InvariantCulture);
        return card with
        {
            Buttons = status switch
            {
                ProposalStatus.Open => [new("Approve", "/approve " + name), new("Reject", "/reject " + name)],
                ProposalStatus.Approved => [new("Withdraw", "/reject " + name)],
                _ => [],
            },
        };
    }

    private static DesiredCard New(
        DeliveryView view, ShownProposal shown, Card card, bool isOver, DateTimeOffset expires, string stamp) => new(
        string.Create(CultureInfo.InvariantCulture, $"proposal:{shown.Number}"), card, DeliveryPriority.Normal,
        isOver ? DeliveryKind.Ending : DeliveryKind.Living)
    {
        Decides = shown,
        ButtonsUntil = expires > view.Now ? expires : view.Now + ButtonLife,
        Stamp = WantedMessage.HashOf(
            stamp, shown.Version.ToString(CultureInfo.InvariantCulture),
            isOver ? "" : view.State.Session?.ToString("O", CultureInfo.InvariantCulture) ?? "",
            string.Join(' ', card.Buttons.Select(button => button.Action))),
    };
}
