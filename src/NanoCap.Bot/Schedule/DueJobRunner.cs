using NanoCap.Bot.Desk;
using NanoCap.Bot.Scanning;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Schedule;

/// <summary>What each timed job does. Live and replay run the same; each ends when the desk has come to rest, where
/// that can be waited for.</summary>
internal sealed class DueJobRunner(
    IDesk desk, ISessionMoments moments, DailyScan scan, IMarketNow market, AllocationNow allocations, CoreBook core,
    SafetyReader safety, TimeProvider clock)
{
    private static readonly TimeSpan BetweenLooksAtSales = TimeSpan.FromSeconds(15);

    /// <summary>Runs a job.</summary>
    /// <returns>When to run it again because it is not done; null when it is.</returns>
    public async Task<DateTimeOffset?> RunAsync(DueJob job, CancellationToken cancellationToken)
    {
        if (await TryAsync(job, cancellationToken) is { } again)
        {
            return again;
        }

        await moments.SettleAsync(cancellationToken);
        await desk.PostAsync(new DeskInput.JobsDone(job.DueAt), cancellationToken);
        return null;
    }

    /// <summary>Sends what was approved for a session and sells what is due; asked again it goes on from where it
    /// is.</summary>
    public async Task SubmitAsync(DateOnly session, CancellationToken cancellationToken)
    {
        var splits = await moments.BeforeOpenAsync(session, cancellationToken);
        var view = await market.LookAsync([], cancellationToken);
        await desk.PostAsync(
            new DeskInput.SubmissionDue(session, view, splits, clock.GetUtcNow()), cancellationToken);
    }

    private async Task<DateTimeOffset?> TryAsync(DueJob job, CancellationToken cancellationToken)
    {
        switch (job.Name)
        {
            case JobName.Submission:
                await SubmitAsync(job.Session, cancellationToken);
                return null;
            case JobName.OpeningPrint:
                await OpenAsync(job, cancellationToken);
                return null;
            case JobName.Protection:
                await ProtectAsync(job, cancellationToken);
                return null;
            case JobName.Expiry:
                await desk.PostAsync(new DeskInput.ExpiryDue(job.Session, clock.GetUtcNow()), cancellationToken);
                return null;
            case JobName.EntryOutcome:
                await desk.PostAsync(new AlertInput.OutcomeDue(job.Session, clock.GetUtcNow()), cancellationToken);
                return null;
            case JobName.Rebalance:
                return await RebalanceAsync(job, cancellationToken);
            case JobName.ClosingMark:
                await CloseAsync(job, cancellationToken);
                return null;
            case JobName.DailyRun:
                return await ScanAsync(job, cancellationToken);
            default:
                throw new ArgumentOutOfRangeException(nameof(job), job.Name, "Expected a job of the schedule.");
        }
    }

    private async Task OpenAsync(DueJob job, CancellationToken cancellationToken)
    {
        await moments.OpenAsync(job.Session, cancellationToken);
        var prices = await moments.PricesAtOpenAsync(job.Session, Held, cancellationToken);
        await desk.PostAsync(
            new DeskInput.Marked(job.Session, prices, IsClose: false, clock.GetUtcNow()), cancellationToken);
        await safety.ReadOnceAsync(cancellationToken);
    }

    private async Task ProtectAsync(DueJob job, CancellationToken cancellationToken)
    {
        var view = await market.LookAsync([], cancellationToken);
        await desk.PostAsync(new DeskInput.ProtectionDue(job.Session, clock.GetUtcNow(), view), cancellationToken);
        await moments.AfterProtectionAsync(job.Session, cancellationToken);
    }

    private async Task CloseAsync(DueJob job, CancellationToken cancellationToken)
    {
        await moments.CloseAsync(job.Session, cancellationToken);
        var prices = await moments.PricesAtCloseAsync(job.Session, Held, cancellationToken);
        await desk.PostAsync(
            new DeskInput.Marked(job.Session, prices, IsClose: true, clock.GetUtcNow())
            {
                CountsTwice = moments.HasOfficialCloses,
            },
            cancellationToken);
        await safety.ReadOnceAsync(cancellationToken);
    }

    private async Task<DateTimeOffset?> ScanAsync(DueJob job, CancellationToken cancellationToken)
    {
        if (await moments.BringBarsAsync(job.Session, cancellationToken) is { } again)
        {
            return again;
        }

        if (scan.Market.Bars.FindSession(job.Session) < 0)
        {
            // The data have no such session; a later one is scanned when it comes.
            return null;
        }

        var found = scan.Run(job.Session, desk.State);
        var view = await market.LookAsync([], cancellationToken);
        await desk.PostAsync(
            new DeskInput.SignalsRanked(found.Outcome, view, clock.GetUtcNow()), cancellationToken);
        if (core.Book is { } book && allocations.Advise(book, job.Session).Target is { } target)
        {
            await desk.PostAsync(
                new DeskInput.BookJudged(book, target, core.MinimumTrade, view, clock.GetUtcNow()), cancellationToken);
        }

        return null;
    }

    private async Task<DateTimeOffset?> RebalanceAsync(DueJob job, CancellationToken cancellationToken)
    {
        await PostRebalanceAsync(job, cancellationToken);
        if (!desk.State.Rebalances.Values.Any(known =>
            known.Status == ProposalStatus.Ordered && known.Terms.ExpiresAt == job.DueAt))
        {
            return null;
        }

        // The sales trade now, so that what they bring can be spent before the close.
        await moments.NearCloseAsync(job.Session, cancellationToken);
        await PostRebalanceAsync(job, cancellationToken);
        var again = clock.GetUtcNow() + BetweenLooksAtSales;
        return desk.State.Rebalances.Values.Any(known => known.IsSelling) && !job.IsMissedAt(again) ? again : null;
    }

    private async Task PostRebalanceAsync(DueJob job, CancellationToken cancellationToken)
    {
        Symbol[] legs =
        [
            .. desk.State.Rebalances.Values.SelectMany(known => known.Terms.Legs).Select(leg => leg.Symbol).Distinct(),
        ];
        var prices = await moments.PricesAtCloseAsync(job.Session, legs, cancellationToken);
        var view = await market.LookAsync(legs, cancellationToken);
        await desk.PostAsync(
            new DeskInput.RebalanceDue(job.Session, prices, view, clock.GetUtcNow()), cancellationToken);
    }

    private Symbol[] Held => [.. desk.State.Positions.Keys];
}
