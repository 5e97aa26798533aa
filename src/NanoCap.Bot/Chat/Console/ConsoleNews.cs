using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Desk.GoingLive;

namespace NanoCap.Bot.Chat.Console;

/// <summary>Shows what happened on the desk: digests and proposals as cards, the rest as lines.</summary>
internal sealed class ConsoleNews(
    ConsoleScreen screen, ConsoleAlerts alerts, Actor self, CardSetting setting, IDesk desk)
{
    /// <summary>Shows an outcome and returns the cards among it.</summary>
    public List<Card> Show(DeskOutcome outcome)
    {
        var cards = new List<Card>();
        var hasRaised = false;
        foreach (var happened in outcome.Events)
        {
            var card = happened switch
            {
                DeskEvent.ScanCompleted scanned => Digest(outcome.After, scanned),
                DeskEvent.ProposalRaised raised when raised.By != self
                    && outcome.After.Proposals.TryGetValue(raised.Number, out var known) =>
                    ProposalCard.Of(outcome.After, known, setting),
                DeskEvent.RebalanceRaised raised => RebalanceCard.Of(
                    outcome.After, outcome.After.Rebalances[raised.Number], setting),
                SaleProposalEvent.SaleProposalRaised raised when raised.By != self => SaleCard.Of(
                    outcome.After, outcome.After.SaleProposals[raised.Number], setting),
                RampEvent.RampStepProposed raised => RampCard.Of(
                    outcome.After, outcome.After.Ramp.Proposals[raised.Number], setting),
                _ => null,
            };
            if (card is not null)
            {
                hasRaised |= card.Shows.Count > 0;
                screen.Show(card);
                cards.Add(card);
            }
            else if (happened is AlertEvent.AlertRaised alert)
            {
                alerts.TellNew(alert.Number, alert.At);
            }
            else if (Notices.Of(happened, outcome.After) is { } notice && notice.By != self)
            {
                screen.Tell(notice, Figures.Clock(happened.At, setting.Calendar));
            }
        }

        if (hasRaised && WaitingCard.Of(outcome.After, setting) is { } waiting)
        {
            screen.Show(waiting);
        }

        return cards;
    }

    private Card Digest(DeskState after, DeskEvent.ScanCompleted scanned)
    {
        var held = alerts.FindHeld(scanned.At);
        alerts.Note(held, scanned.At);
        return DigestCard.Of(after, scanned.Digest, setting, held, desk.JournalHead);
    }
}
