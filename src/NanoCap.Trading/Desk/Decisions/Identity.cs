using System.Globalization;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>Whether what the broker has under a name of ours is ours. After an old journal was restored, or beside a
/// second instance, it may be another order: nothing of it is booked, and no name is given twice.</summary>
internal static class Identity
{
    private const string SecondInstance = "a second instance may be running.";

    // Longer numbers in an intent are dates.
    private const int LongestNumber = 7;

    /// <summary>Whether a difference says that something with our mark is not ours.</summary>
    public static bool IsSecondInstance(string difference) =>
        difference.EndsWith(SecondInstance, StringComparison.Ordinal);

    public static bool HasOurMark(Draft draft, ClientOrderId id) =>
        id.Value.StartsWith(draft.Rules.OrderPrefix + "-", StringComparison.Ordinal);

    /// <summary>Whether the broker's order is the one that we made; another one is told and disowned.</summary>
    public static bool IsOurs(Draft draft, Order order, OrderRequest there)
    {
        var ours = order.Request;
        if (there.Symbol == ours.Symbol && there.Side == ours.Side && there.Quantity == ours.Quantity)
        {
            return !draft.State.BrokerIds.Foreign.Contains(order.Id);
        }

        Disown(
            draft, order,
            $"is to {Words(ours.Side, ours.Quantity.ToString())} {ours.Symbol} in the journal and to "
            + $"{Words(there.Side, there.Quantity.ToString())} {there.Symbol} at the broker");
        return false;
    }

    /// <summary>Whether an execution can be of the order that bears its name here.</summary>
    public static bool IsOurs(Draft draft, Fill fill)
    {
        if (!draft.State.Orders.TryGetValue(fill.OrderId, out var order))
        {
            return false;
        }

        if (fill.Symbol == order.Symbol && fill.Side == order.Request.Side)
        {
            return !draft.State.BrokerIds.Foreign.Contains(order.Id);
        }

        Disown(
            draft, order,
            $"is to {Words(order.Request.Side, order.Request.Quantity.ToString())} {order.Symbol} in the journal, and "
            + $"the broker tells of {fill.Quantity} {fill.Symbol} to {Words(fill.Side, "it")}");
        return false;
    }

    /// <summary>Takes note of the names with our mark that the journal lacks.</summary>
    public static void NoteNames(Draft draft, BrokerSnapshot snapshot)
    {
        var unknown = snapshot.Orders
            .Where(report => HasOurMark(draft, report.Request.Id)
                && !draft.State.Orders.ContainsKey(report.Request.Id))
            .Select(report => report.Request.Id).ToList();
        var known = draft.State.BrokerIds;
        var attempts = unknown.Select(id => Parts(draft, id)).OfType<(string Intent, int Attempt)>()
            .GroupBy(parts => parts.Intent, parts => parts.Attempt, StringComparer.Ordinal)
            .Select(intent => KeyValuePair.Create(intent.Key, intent.Max()))
            .Where(intent => intent.Value > known.Attempts.GetValueOrDefault(intent.Key))
            .OrderBy(intent => intent.Key, StringComparer.Ordinal).ToList();
        if (attempts.Count == 0)
        {
            return;
        }

        draft.Add(new IdentityEvent.IdsSeen(
            attempts.Where(intent => intent.Key[0] != 'x').Max(intent => NumberOf(intent.Key)) ?? 0,
            attempts.Where(intent => intent.Key[0] == 'x').Max(intent => NumberOf(intent.Key)) ?? 0,
            attempts,
            draft.At));
        draft.Tell(
            AlertTopic.SecondInstance, "names-seen", AlertSeverity.Critical,
            $"The broker has {unknown.Count} order(s) with our mark that the journal lacks, such as {unknown[0]}: an "
            + "older journal was restored, or a second instance is running. Their names are not used again. Entries "
            + "are off; look at the broker's page, then /resume.");
        HoldEntries(draft);
    }

    /// <summary>Says that something with our mark is not ours; entries are off until a person resumes.</summary>
    public static void Differ(Draft draft, string what)
    {
        var difference = $"{what}: {SecondInstance}";
        var isNew = !draft.State.Differences.Contains(difference);
        draft.Differ(difference);
        if (isNew)
        {
            HoldEntries(draft);
        }
    }

    private static void Disown(Draft draft, Order order, string how)
    {
        if (!draft.State.BrokerIds.Foreign.Contains(order.Id))
        {
            draft.Add(new IdentityEvent.OrderDisowned(order.Id, how, draft.At));
        }

        Differ(draft, $"Order {order.Id} {how}");
        if (!order.IsTerminal)
        {
            // The name is taken for good, so ours never was there and never can be.
            draft.Add(new DeskEvent.OrderEnded(
                order.Id, OrderStatus.Rejected, "another order bears its name at the broker", draft.At));
        }
    }

    private static void HoldEntries(Draft draft)
    {
        if (draft.State.Mode == DeskMode.Active)
        {
            draft.Add(new DeskEvent.EntriesPaused(new Actor("desk", "names that are not ours"), draft.At));
            Entries.WithdrawWorking(draft, "a second instance may be running");
        }
    }

    private static (string Intent, int Attempt)? Parts(Draft draft, ClientOrderId id)
    {
        var rest = id.Value[(draft.Rules.OrderPrefix.Length + 1)..];
        var dash = rest.LastIndexOf('-');
        return dash > 0 && int.TryParse(
            rest.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var attempt)
            ? (rest[..dash], attempt)
            : null;
    }

    /// <summary>The number behind an intent's first letters; null where there is none.</summary>
    private static int? NumberOf(string intent)
    {
        var digits = string.Concat(intent.SkipWhile(char.IsAsciiLetter).TakeWhile(char.IsAsciiDigit));
        return digits.Length is > 0 and <= LongestNumber
            ? int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture)
            : null;
    }

    private static string Words(Side side, string what) => $"{(side == Side.Buy ? "buy" : "sell")} {what}";
}
