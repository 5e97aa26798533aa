using System.Collections.Immutable;
using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Trading.Desk.Folding;

/// <summary>What events do to alerts.</summary>
internal static class AlertFold
{
    /// <summary>The state after the event, or null when it is not about alerts.</summary>
    public static DeskState? TryApply(DeskState state, DeskEvent happened) =>
        happened is AlertEvent about ? state with { Alerts = Apply(state.Alerts, about) } : null;

    private static AlertBook Apply(AlertBook book, AlertEvent happened) => happened switch
    {
        AlertEvent.AlertRaised raised => book with
        {
            Standing = book.Standing.SetItem(raised.Key, Raise(book, raised)),
            NextNumber = Math.Max(book.NextNumber, raised.Number + 1),
            Tally = raised.Topic == AlertTopic.RefusedCommand ? book.Tally with { Refusals = [] } : book.Tally,
        },
        AlertEvent.AlertLifted lifted => Lift(book, lifted),
        AlertEvent.AlertAcknowledged known => Acknowledge(book, known),
        AlertEvent.AlertsTold told => told.Marks.Aggregate(
            book, (marked, mark) => Tell(marked, told.Channel, mark, told.At)),
        AlertEvent.TopicMuted muted => book with
        {
            Muted = muted.Until is { } until
                ? book.Muted.SetItem(muted.Topic, until)
                : book.Muted.Remove(muted.Topic),
        },
        AlertEvent.QuietHoursSet quiet => book with { Quiet = quiet.Hours },
        AlertEvent.CoverageLost lost => book with
        {
            Tally = book.Tally with { Uncovered = book.Tally.Uncovered.SetItem(lost.Symbol, lost.At) },
        },
        AlertEvent.CoverageFound found => book with
        {
            Tally = book.Tally with { Uncovered = book.Tally.Uncovered.Remove(found.Symbol) },
        },
        _ => throw new ArgumentOutOfRangeException(
            nameof(happened), happened.GetType().Name, "Expected an event of alerts that the desk knows."),
    };

    private static Alert Raise(AlertBook book, AlertEvent.AlertRaised raised)
    {
        if (!book.Standing.TryGetValue(raised.Key, out var standing))
        {
            return new Alert(
                raised.Number, raised.Key, raised.Topic, raised.Severity, raised.Text, raised.At, raised.At)
            {
                IsPassing = raised.IsPassing,
            };
        }

        var again = standing with
        {
            Topic = raised.Topic,
            Severity = raised.Severity,
            Text = raised.Text,
            ToldAt = raised.At,
            Times = standing.Times + 1,
            IsPassing = raised.IsPassing,
        };

        // Who acknowledged a warning does not know yet that it has become critical.
        return raised.Severity > standing.Severity
            ? again with { SevereSince = raised.At, AcknowledgedBy = null, AcknowledgedAt = null }
            : again;
    }

    private static AlertBook Lift(AlertBook book, AlertEvent.AlertLifted lifted) =>
        book.Standing.TryGetValue(lifted.Key, out var alert)
            ? LetGo(book with
            {
                Standing = book.Standing.Remove(lifted.Key),
                Lifted = book.Lifted.Add(alert with { LiftedAt = lifted.At }),
            })
            : book;

    private static AlertBook Acknowledge(AlertBook book, AlertEvent.AlertAcknowledged known) =>
        book.Standing.Values.FirstOrDefault(alert => alert.Number == known.Number) is { } standing
            ? book with
            {
                Standing = book.Standing.SetItem(
                    standing.Key, standing with { AcknowledgedBy = known.By, AcknowledgedAt = known.At }),
            }
            : book;

    private static AlertBook Tell(AlertBook book, string channel, AlertMark mark, DateTimeOffset at)
    {
        var shown = book.Told.GetValueOrDefault(channel, ImmutableSortedDictionary<int, AlertTold>.Empty);
        var before = shown.GetValueOrDefault(mark.Number);
        var told = new AlertTold(
            mark.Times, before?.Times == mark.Times ? before.Count + 1 : 1, at, mark.IsOver);
        return book.Known.Any(alert => alert.Number == mark.Number)
            ? LetGo(book with { Told = book.Told.SetItem(channel, shown.SetItem(mark.Number, told)) })
            : book;
    }

    /// <summary>Forgets the oldest lifted alerts; those that nobody was told of last.</summary>
    private static AlertBook LetGo(AlertBook book)
    {
        while (book.Lifted.Count > AlertBook.MostLifted)
        {
            var oldest = book.Lifted.FindIndex(book.WasTold);
            var isUntold = oldest < 0;
            if (isUntold && book.Lifted.Count <= AlertBook.MostUntold)
            {
                return book;
            }

            var gone = book.Lifted[isUntold ? 0 : oldest];
            book = book with
            {
                Lifted = book.Lifted.Remove(gone),
                LetGoUntold = book.LetGoUntold + (isUntold ? 1 : 0),
                Told = book.Told.ToImmutableSortedDictionary(
                    channel => channel.Key, channel => channel.Value.Remove(gone.Number), StringComparer.Ordinal),
            };
        }

        return book;
    }
}
