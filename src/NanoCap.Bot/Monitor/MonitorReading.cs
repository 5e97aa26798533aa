using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Monitor;

/// <summary>Makes the picture from the desk's last published state.</summary>
internal sealed class MonitorReading(CommandPorts ports, LatestNews news, TimeProvider clock) : IMonitorSource
{
    private const int Jobs = 4;
    private const int DaysAhead = 8;

    public MonitorPicture Read()
    {
        var (state, halted, now) = (ports.Desk.State, ports.Desk.HaltedBecause, clock.GetUtcNow());
        return new(now, Banner.Of(state), halted is null ? Words.Mode(state).Text : "HALTED", halted)
        {
            Broker = state.Opening?.Broker,
            Market = state.Opening?.Market,
            Profile = ports.Setting.Profile.Name,
            Money = MoneyOf(state, now),
            Parts = HealthOf(state, halted, now),
            Alerts =
            [
                .. state.Alerts.Standing.Values
                    .OrderByDescending(alert => alert.Severity).ThenByDescending(alert => alert.Number)
                    .Select(alert => new MonitorPicture.StandingAlert(
                        alert.Number, alert.Severity, alert.Text, alert.AcknowledgedBy is not null)),
            ],
            PositionsAtMost = ports.Setting.Profile.PositionsAtMost,
            Positions = [.. state.Positions.Values.Select(position => Of(state, position))],
            Orders =
            [
                .. state.OpenOrders.OrderByDescending(order => order.ReadyAt).ThenBy(order => order.Id)
                    .Select(order => new MonitorPicture.WorkingOrder(
                        order.Id.Value, Words.Order(order), Words.Of(order.Purpose), Words.Of(order.Status),
                        order.Filled.Value)),
            ],
            Proposals = [.. state.OpenProposals.Select(Of), .. state.OpenSaleProposals.Select(Of)],
            NextJobs = ports.Replay is { IsAtEnd: true } ? [] : NextJobs(now),
            LastEvents = news.Latest,
        };
    }

    private MonitorPicture.Account MoneyOf(DeskState state, DateTimeOffset now)
    {
        var (change, ratio) = DayOf(state, now);
        return new(state.Equity.Value, state.Books.Cash.Value, state.Unrealised.Value, change, ratio);
    }

    /// <summary>In a session what was won or lost since the close before it; afterwards the day's result.</summary>
    private (decimal? Change, decimal? Return) DayOf(DeskState state, DateTimeOffset now)
    {
        var today = ports.Setting.Calendar.NewYorkDate(now);
        var close = state.EquityCurve.LastOrDefault();
        if (state.EquityCurve.IsEmpty || close.Session >= today
            || ports.Setting.Calendar.FindSession(today) is not { } session || session.Open > now)
        {
            var day = PerformanceCard.Measure(state, Period.Day);
            return (day.Change, day.Return);
        }

        var change = (state.Equity - close.Equity).Value;
        return (change, close.Equity.Value > 0m ? change / close.Equity.Value : null);
    }

    private static MonitorPicture.Health HealthOf(DeskState state, string? halted, DateTimeOffset now) => new(
        halted is null && state is { IsReconciled: true, Breakers.IsEmpty: true, Differences.IsEmpty: true },
        state.IsReconciled,
        [.. BreakerBlocks.Latched(state)],
        [.. state.Safety.Gates.Keys],
        state.Work.Count,
        state.LastEventAt == default ? null : (long)(now - state.LastEventAt).TotalSeconds);

    private MonitorPicture.Holding Of(DeskState state, Position position)
    {
        var guard = PositionsCard.Guard(state, position);
        return new(
            position.Symbol.Value, position.Quantity.Value, position.AveragePrice.Value, position.LastPrice.Value,
            position.MarketValue.Value, position.Unrealised.Value, position.Return.Value, position.Stop?.Value,
            position.Target?.Value, PositionsCard.Age(state, position, ports.Setting), guard.Text,
            guard.Tone is Tone.Good or Tone.Quiet,
            (position.Selling ?? position.ScheduledExit) is { } reason ? Words.Of(reason) : null);
    }

    private static MonitorPicture.OpenProposal Of(Proposal proposal) => new(
        proposal.Number, "buy", proposal.Terms.Symbol.Value, proposal.Terms.Quantity.Value, proposal.Terms.Limit.Value,
        proposal.Terms.Stop.Value, proposal.Terms.Target?.Value, proposal.Terms.Notional.Value,
        proposal.Terms.ExpiresAt);

    private static MonitorPicture.OpenProposal Of(SaleProposal sale) => new(
        sale.Number, "sell", sale.Terms.Symbol.Value, sale.Terms.Quantity.Value, null, null, null,
        sale.Terms.Proceeds.Value, sale.Terms.ExpiresAt);

    private MonitorPicture.Job[] NextJobs(DateTimeOffset now) =>
    [
        .. DueJobs.Between(now, now.AddDays(DaysAhead), ports.Setting.Calendar, ports.Setting.Times)
            .Take(Jobs).Select(job => new MonitorPicture.Job(StatusCard.JobText(job.Name), job.DueAt)),
    ];
}
