using System.Globalization;
using System.Threading.Channels;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Bot.Monitor;

/// <summary>Remembers the last things that a person would be told, for whoever looks later.</summary>
internal sealed class LatestNews(IDeskFeed feed) : BackgroundService
{
    public const int Most = 40;

    private readonly ChannelReader<DeskOutcome> outcomes = feed.Watch();
    private readonly Lock gate = new();
    private readonly LinkedList<MonitorPicture.Happening> latest = new();

    /// <summary>Newest first.</summary>
    public IReadOnlyList<MonitorPicture.Happening> Latest
    {
        get
        {
            lock (gate)
            {
                return [.. latest];
            }
        }
    }

    /// <summary>Takes all that has happened and was not taken yet.</summary>
    public void TakeOnce()
    {
        while (outcomes.TryRead(out var outcome))
        {
            foreach (var happened in outcome.Events)
            {
                if (Of(happened, outcome.After) is { } told)
                {
                    Remember(told);
                }
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await outcomes.WaitToReadAsync(stoppingToken))
        {
            TakeOnce();
        }
    }

    private static MonitorPicture.Happening? Of(DeskEvent happened, DeskState after) => happened switch
    {
        AlertEvent.AlertRaised alert => new(happened.At, alert.Severity switch
        {
            AlertSeverity.Critical => Severity.Critical,
            AlertSeverity.Warning => Severity.Warning,
            _ => Severity.Plain,
        }, alert.Text),
        DeskEvent.ScanCompleted scanned => new(happened.At, Severity.Plain, string.Create(
            CultureInfo.InvariantCulture,
            $"The daily scan of {Figures.Day(scanned.Digest.Session)}: {scanned.Digest.Scanned} symbols.")),
        DeskEvent.ProposalRaised raised when after.Proposals.TryGetValue(raised.Number, out var known) => new(
            happened.At, Severity.Plain,
            string.Create(CultureInfo.InvariantCulture, $"Proposal {raised.Number}: buy {known.Terms.Quantity} ")
            + $"{known.Terms.Symbol} for at most {known.Terms.Limit}."),
        _ => Notices.Of(happened, after) is { } notice ? new(happened.At, notice.Severity, notice.Text) : null,
    };

    private void Remember(MonitorPicture.Happening told)
    {
        lock (gate)
        {
            latest.AddFirst(told);
            if (latest.Count > Most)
            {
                latest.RemoveLast();
            }
        }
    }
}
