using NanoCap.Bot.Brokers;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Scanning;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Schedule;

/// <summary>What each timed job does. Live and replay run the same; each ends when the desk has come to rest.</summary>
internal sealed class DueJobRunner(
    IDesk desk, DeskRest rest, DailyScan scan, IMarketNow market, ISessionPlayback playback,
    AllocationNow allocations, CoreBook core, SafetyReader safety)
{
    public async Task RunAsync(DueJob job, CancellationToken cancellationToken)
    {
        switch (job.Name)
        {
            case JobName.Submission:
                await SubmitAsync(job, cancellationToken);
                break;
            case JobName.OpeningPrint:
                await OpenAsync(job, cancellationToken);
                break;
            case JobName.Protection:
                await ProtectAsync(job, cancellationToken);
                break;
            case JobName.Expiry:
                await desk.PostAsync(new DeskInput.ExpiryDue(job.Session, job.DueAt), cancellationToken);
                break;
            case JobName.EntryOutcome:
                await desk.PostAsync(new AlertInput.OutcomeDue(job.Session, job.DueAt), cancellationToken);
                break;
            case JobName.Rebalance:
                await RebalanceAsync(job, cancellationToken);
                break;
            case JobName.ClosingMark:
                await CloseAsync(job, cancellationToken);
                break;
            case JobName.DailyRun:
                await ScanAsync(job, cancellationToken);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(job), job.Name, "Expected a job of the schedule.");
        }

        await rest.SettleAsync(cancellationToken);
        await desk.PostAsync(new DeskInput.JobsDone(job.DueAt), cancellationToken);
    }

    private async Task SubmitAsync(DueJob job, CancellationToken cancellationToken)
    {
        var bars = SessionBars.Of(scan.Market.Bars, job.Session);
        await playback.BeforeOpenAsync(bars, cancellationToken);
        await rest.SettleAsync(cancellationToken);
        var splits = scan.Market.Bars.Symbols
            .Select(history => history.Symbol)
            .Where(symbol => bars.ShareFactorOf(symbol) != 1m)
            .ToHashSet();
        await desk.PostAsync(
            new DeskInput.SubmissionDue(job.Session, market.View, splits, job.DueAt), cancellationToken);
    }

    private async Task OpenAsync(DueJob job, CancellationToken cancellationToken)
    {
        var bars = SessionBars.Of(scan.Market.Bars, job.Session);
        await playback.OpenAsync(bars, cancellationToken);
        await rest.SettleAsync(cancellationToken);
        await MarkAsync(bars, job, bar => bar.Open, isClose: false, cancellationToken);
        await safety.ReadOnceAsync(cancellationToken);
    }

    private async Task ProtectAsync(DueJob job, CancellationToken cancellationToken)
    {
        var bars = SessionBars.Of(scan.Market.Bars, job.Session);
        await desk.PostAsync(new DeskInput.ProtectionDue(job.Session, job.DueAt, market.View), cancellationToken);
        await rest.SettleAsync(cancellationToken);
        if (desk.State.OpenOrders.Any(order => order.Purpose == OrderPurpose.Entry))
        {
            // Entries end with the open, so these came after it: what waited for a sale.
            await playback.AfterOpenAsync(bars, cancellationToken);
            await rest.SettleAsync(cancellationToken);
        }

        // Stops and targets rest at the broker now: the rest of the session may reach them.
        await playback.IntrabarAsync(bars, cancellationToken);
    }

    private async Task CloseAsync(DueJob job, CancellationToken cancellationToken)
    {
        var bars = SessionBars.Of(scan.Market.Bars, job.Session);
        await playback.CloseAsync(bars, cancellationToken);
        await rest.SettleAsync(cancellationToken);
        await MarkAsync(bars, job, bar => bar.Close, isClose: true, cancellationToken);
        await safety.ReadOnceAsync(cancellationToken);
    }

    private async Task ScanAsync(DueJob job, CancellationToken cancellationToken)
    {
        if (scan.Market.Bars.FindSession(job.Session) < 0)
        {
            // The data have no such session; a later one is scanned when it comes.
            return;
        }

        var found = scan.Run(job.Session, desk.State);
        await desk.PostAsync(
            new DeskInput.SignalsRanked(found.Outcome, market.View, job.DueAt), cancellationToken);
        if (core.Book is { } book && allocations.Advise(book, job.Session).Target is { } target)
        {
            await desk.PostAsync(
                new DeskInput.BookJudged(book, target, core.MinimumTrade, market.View, job.DueAt), cancellationToken);
        }
    }

    private async Task RebalanceAsync(DueJob job, CancellationToken cancellationToken)
    {
        // A daily bar has one price for the session's end; shortly before it is as good as known.
        var bars = SessionBars.Of(scan.Market.Bars, job.Session);
        var prices = PricesOf(
            bars,
            desk.State.Rebalances.Values.SelectMany(known => known.Terms.Legs).Select(leg => leg.Symbol).Distinct(),
            bar => bar.Close);
        var due = new DeskInput.RebalanceDue(job.Session, prices, market.View, job.DueAt);
        await desk.PostAsync(due, cancellationToken);
        if (!desk.State.Rebalances.Values.Any(known =>
            known.Status == ProposalStatus.Ordered && known.Terms.ExpiresAt == job.DueAt))
        {
            return;
        }

        // The sales trade now, so that what they bring can be spent before the close.
        await rest.SettleAsync(cancellationToken);
        await playback.NearCloseAsync(bars, cancellationToken);
        await rest.SettleAsync(cancellationToken);
        await desk.PostAsync(due, cancellationToken);
    }

    private async Task MarkAsync(
        SessionBars bars,
        DueJob job,
        Func<Trading.Bars.Bar, double> priceOf,
        bool isClose,
        CancellationToken cancellationToken)
    {
        var prices = PricesOf(bars, desk.State.Positions.Keys, priceOf);
        // What was recorded is the official close: no bad print, and no second reading will ever come.
        await desk.PostAsync(
            new DeskInput.Marked(job.Session, prices, isClose, job.DueAt) { CountsTwice = isClose },
            cancellationToken);
    }

    private static Dictionary<Symbol, Price> PricesOf(
        SessionBars bars, IEnumerable<Symbol> symbols, Func<Trading.Bars.Bar, double> priceOf)
    {
        var prices = new Dictionary<Symbol, Price>();
        foreach (var symbol in symbols)
        {
            if (bars.Find(symbol) is { } found && Price.FromMeasured(priceOf(found.Bar)) is { } price)
            {
                prices.Add(symbol, price);
            }
        }

        return prices;
    }
}
