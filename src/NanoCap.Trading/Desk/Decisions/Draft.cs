using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>One decision in the making: the events so far and the state that they lead to.</summary>
internal sealed class Draft(DeskState state, DeskRules rules, DateTimeOffset at)
{
    private static readonly TimeSpan BeforeSendingAgain = TimeSpan.FromSeconds(10);
    private readonly List<DeskEvent> events = [];
    private readonly HashSet<string> standing = new(StringComparer.Ordinal);

    public DeskState State { get; private set; } = state;

    public DeskRules Rules => rules;

    public DateTimeOffset At => at;

    public IReadOnlyList<DeskEvent> Events => events;

    public void Add(DeskEvent happened)
    {
        events.Add(happened);
        State = TradingDesk.Apply(State, happened);
    }

    public void Refuse(string what, string code, string text, Actor by) =>
        Add(new DeskEvent.CommandRefused(what, code, text, by, at));

    /// <summary>Tells a person something. What stands already in the same words is not told again.</summary>
    public void Raise(AlertTopic topic, string key, AlertSeverity severity, string text) =>
        Raise(topic, key, severity, text, isPassing: false);

    /// <summary>Tells a person something that happened, and that nothing can make untrue.</summary>
    public void Tell(AlertTopic topic, string key, AlertSeverity severity, string text) =>
        Raise(topic, key, severity, text, isPassing: true);

    /// <summary>Tells a person something that is measured again and again: other figures are not told, another severity
    /// is.</summary>
    public void RaiseOnce(AlertTopic topic, string key, AlertSeverity severity, string text)
    {
        if (State.Alerts.Standing.GetValueOrDefault(key)?.Severity != severity)
        {
            Raise(topic, key, severity, text);
        }
    }

    private void Raise(AlertTopic topic, string key, AlertSeverity severity, string text, bool isPassing)
    {
        var standing = State.Alerts.Standing.GetValueOrDefault(key);
        if (standing is null || standing.Text != text || standing.Severity != severity)
        {
            var number = standing?.Number ?? State.Alerts.NextNumber;
            Add(new AlertEvent.AlertRaised(number, key, topic, severity, text, at) { IsPassing = isPassing });
        }
    }

    /// <summary>What an alert told is not so any more; nothing when it does not stand.</summary>
    public void Lift(string key)
    {
        if (State.Alerts.Standing.ContainsKey(key))
        {
            Add(new AlertEvent.AlertLifted(key, at));
        }
    }

    /// <summary>Makes the next attempt of an intent ready, unless an attempt is still open.</summary>
    public void MakeReady(
        string intent, Func<ClientOrderId, OrderRequest> request, OrderPurpose purpose, string authority,
        int? proposalNumber = null, ExitReason? exitReason = null, DateTimeOffset? sendUntil = null,
        DateTimeOffset? worksUntil = null)
    {
        var made = State.Attempts.GetValueOrDefault(intent);
        var attempt = Math.Max(made, State.BrokerIds.Attempts.GetValueOrDefault(intent)) + 1;
        DateTimeOffset? notBefore = null;
        if (made > 0)
        {
            var former = State.Orders[ClientOrderId.For(rules.OrderPrefix, intent, made)];
            var isSucceeded = former.Status == OrderStatus.Replaced && !State.IsReconciled;
            if (!former.IsTerminal || isSucceeded)
            {
                // What somebody put in its place may be working; the books that tell are being read.
                return;
            }

            notBefore = WaitAfter(former) is { } wait ? at + wait : null;
        }

        var wanted = request(ClientOrderId.For(rules.OrderPrefix, intent, attempt));
        if (FindPermitted(wanted, purpose) is not { } permitted)
        {
            return;
        }

        var order = new Order(permitted, intent, attempt, purpose, authority, proposalNumber, exitReason, at, sendUntil)
        {
            NotBefore = notBefore,
            WorksUntil = worksUntil,
        };
        Add(new DeskEvent.OrderReady(order, at));
    }

    /// <summary>A refused order is not sent again in the same breath; one that the broker cancelled unasked is not
    /// sent again before its books could be read.</summary>
    private static TimeSpan? WaitAfter(Order former) => former switch
    {
        { Status: OrderStatus.Refused, Refusal: { } refusal } when refusal.WaitsForBlocker() =>
            BeforeSendingAgain * Math.Min(former.Attempt, 6),
        { Status: OrderStatus.Refused or OrderStatus.Rejected } =>
            TimeSpan.FromMinutes(Math.Min(former.Attempt, 10)),
        { Status: OrderStatus.Canceled, CancelReason: null } => BeforeSendingAgain,
        _ => null,
    };

    /// <summary>Entries were reviewed on the market; sales are reviewed here, for identity, form and
    /// quantity.</summary>
    private OrderRequest? FindPermitted(OrderRequest wanted, OrderPurpose purpose)
    {
        if (purpose == OrderPurpose.Entry)
        {
            return wanted;
        }

        var verdict = RiskReview.Of(
            OrderIntent.SaleOf(wanted, purpose), State, NoMarket.Instance, rules.Profile,
            new ReviewMoment(ReviewStage.Sending, at));
        if (!verdict.IsRefused)
        {
            return wanted with { Quantity = verdict.Quantity };
        }

        var reasons = string.Join(" ", verdict.Findings.Select(finding => finding.Text));
        Differ($"{wanted.Symbol} cannot be sold as it is: {reasons}");
        return null;
    }

    /// <summary>Says a difference once, not at every comparison and not after every start.</summary>
    public void Differ(string what)
    {
        standing.Add(what);
        if (!State.Differences.Contains(what))
        {
            Add(new DeskEvent.BooksDiffered(what, at));
        }
    }

    /// <summary>After everything was compared: what was told earlier and is not so any more is not shown any
    /// longer.</summary>
    public void SettleDifferences()
    {
        var settled = State.Differences.Except(standing).Order(StringComparer.Ordinal).ToList();
        if (settled.Count > 0)
        {
            Add(new DeskEvent.DifferencesSettled(settled, at));
        }
    }

    /// <summary>Ends an order: drops it if it was not sent, else asks for its cancellation.</summary>
    public void End(Order order, string reason)
    {
        if (order.Status == OrderStatus.Ready)
        {
            Add(new DeskEvent.OrderDropped(order.Id, reason, at));
        }
        else if (order.CancelReason is null && !order.IsTerminal)
        {
            Add(new DeskEvent.CancelWanted(order.Id, reason, at));
        }
    }
}
