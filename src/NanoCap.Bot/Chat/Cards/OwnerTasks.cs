using System.Globalization;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>What waits for the owner, the most urgent first, each with what to type.</summary>
internal static class OwnerTasks
{
    public static IReadOnlyList<OwnerTask> Of(DeskState state)
    {
        var tasks = new List<OwnerTask>();
        tasks.AddRange(state.Breakers.Select(breaker => new OwnerTask(
            "breaker", $"The breaker {breaker.Key} is latched at {Figures.Percent(breaker.Value)}.", "/resume")));
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
            .Where(position => position.Selling is null && position.Stop is null
                && !(position.ProposalNumber is { } number && state.Rebalances.ContainsKey(number)))
            .Select(position => new OwnerTask(
                "protection", $"{position.Symbol} has no stop.", $"/close {position.Symbol}")));
        tasks.AddRange(state.OpenProposals.Select(proposal => Decision(
            "proposal", proposal.Number, $"buy {proposal.Terms.Quantity} {proposal.Terms.Symbol}")));
        tasks.AddRange(state.Rebalances.Values.Where(known => known.Status == ProposalStatus.Open)
            .Select(known => Decision("rebalance", known.Number, $"rebalance {known.Terms.Book}")));
        if (state.Ramp.Open is { } step)
        {
            tasks.Add(Decision("ramp", step.Number, $"raise the ramp to {Figures.Percent(step.To)}"));
        }

        tasks.AddRange(state.Alerts.Standing.Values.OrderByDescending(alert => alert.Severity)
            .ThenBy(alert => alert.Number)
            .Select(alert => new OwnerTask("alert", alert.Text, "/status")));
        return tasks;
    }

    private static OwnerTask Decision(string kind, int number, string what) => new(
        kind,
        string.Create(CultureInfo.InvariantCulture, $"Decide about {number}: {what}."),
        string.Create(CultureInfo.InvariantCulture, $"/approve {number} or /reject {number}"));
}
