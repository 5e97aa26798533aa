using System.Globalization;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>What waits for the owner, the most urgent first, each with what to type.</summary>
internal static class OwnerTasks
{
    public static IReadOnlyList<OwnerTask> Of(DeskState state)
    {
        var tasks = new List<OwnerTask>();
        tasks.AddRange(BreakerBlocks.Latched(state).Select(latched => new OwnerTask(
            "breaker", $"Breaker: {latched}.", "/resume")));
        tasks.AddRange(state.Differences.Order(StringComparer.Ordinal).Select(text => new OwnerTask(
            "books", $"Our books and the broker's differ: {text}", "/status")));
        if (state.ExitUnderWay is not null)
        {
            tasks.Add(new("exit", "EXIT is under way.", "/status"));
        }
        else if (state.Mode != DeskMode.Active && state.Breakers.IsEmpty)
        {
            tasks.Add(new("entries", $"Entries are off, by {state.PausedBy ?? "nobody known"}.", "/resume"));
        }

        tasks.AddRange(state.Positions.Values
            .Where(position => position is { Selling: null, Stop: null, IsUnprotectedByChoice: false }
                && !(position.ProposalNumber is { } number && state.Rebalances.ContainsKey(number)))
            .Select(position => new OwnerTask(
                "protection", $"{position.Symbol} has no stop.", $"/close {position.Symbol}")));
        tasks.AddRange(state.OpenProposals.Select(proposal => Decision(
            "proposal", proposal.Number, $"buy {proposal.Terms.Quantity} {proposal.Terms.Symbol}")));
        tasks.AddRange(state.OpenSaleProposals.Select(sale => Decision(
            "sale", sale.Number, $"sell {sale.Terms.Quantity} {sale.Terms.Symbol}")));
        tasks.AddRange(state.Rebalances.Values.Where(known => known.Status == ProposalStatus.Open)
            .Select(known => Decision("rebalance", known.Number, $"rebalance {known.Terms.Book}")));
        if (state.Ramp.Open is { } step)
        {
            tasks.Add(Decision("ramp", step.Number, $"raise the ramp to {Figures.Percent(step.To)}"));
        }

        tasks.AddRange(state.Alerts.Standing.Values.Where(alert => IsTask(alert, state))
            .OrderByDescending(alert => alert.Severity).ThenBy(alert => alert.Number)
            .Select(alert => new OwnerTask("alert", alert.Text, Ack(alert))));
        return tasks;
    }

    // A note asks for nothing, an acknowledged alert has been seen, and a latched breaker is a task of its own.
    private static bool IsTask(Alert alert, DeskState state) =>
        alert is { Severity: not AlertSeverity.Note, AcknowledgedBy: null }
        && (alert.Topic != AlertTopic.Breaker || !BreakerBlocks.Latched(state).Any());

    private static string Ack(Alert alert) => string.Create(CultureInfo.InvariantCulture, $"/ack {alert.Number}");

    private static OwnerTask Decision(string kind, int number, string what) => new(
        kind,
        string.Create(CultureInfo.InvariantCulture, $"Decide about {number}: {what}."),
        string.Create(CultureInfo.InvariantCulture, $"/approve {number} or /reject {number}"));
}
