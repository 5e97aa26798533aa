using System.Globalization;
using System.Threading.Channels;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Console;

/// <summary>The terminal as a channel: one person, the machine's user, who may do everything.</summary>
internal sealed class ConsoleChat : IChatChannel
{
    private const string Chat = "terminal";
    private readonly CommandRouter router;
    private readonly CommandPorts ports;
    private readonly IDeskFeed feed;
    private readonly TimeProvider clock;
    private readonly ConsoleStreams streams;
    private readonly ConsoleScreen screen;
    private readonly ConsoleNews news;
    private readonly Actor self;

    public ConsoleChat(
        CommandRouter router, CommandPorts ports, IDeskFeed feed, TimeProvider clock, ConsoleStreams streams)
    {
        (this.router, this.ports, this.feed, this.clock, this.streams) = (router, ports, feed, clock, streams);
        self = new Actor(Name, streams.User);
        screen = new ConsoleScreen(streams.Output, streams.Width, streams.HasColours);
        news = new ConsoleNews(screen, self, ports.Setting);
    }

    private static Task<bool> Never { get; } = new TaskCompletionSource<bool>().Task;

    public string Name => ChannelFeatures.Console.Name;

    public async Task<ChannelEnd> RunAsync(CancellationToken cancellationToken)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var lines = new ConsoleLines(streams.Input);
        var happened = feed.Watch();
        Greet();
        // Not awaited: a read that blocks in a terminal cannot be called back and ends with the process.
        _ = lines.ReadAsync(leaving.Token);
        try
        {
            return await ServeAsync(lines.Reader, happened, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ChannelEnd.CalledBack;
        }
        finally
        {
            await leaving.CancelAsync();
        }
    }

    private async Task<ChannelEnd> ServeAsync(
        ChannelReader<string> lines, ChannelReader<DeskOutcome> happened, CancellationToken cancellationToken)
    {
        Prompt();
        var (hasReadAny, isTelling) = (false, false);
        var hasLine = lines.WaitToReadAsync(cancellationToken).AsTask();
        var hasNews = happened.WaitToReadAsync(cancellationToken).AsTask();
        while (true)
        {
            await Task.WhenAny(hasLine, hasNews);
            if (hasNews.IsCompleted)
            {
                hasNews = await hasNews ? NextNews(happened, isTelling, cancellationToken) : Never;
            }
            else if (!await hasLine)
            {
                screen.Plain("");
                if (hasReadAny || !streams.EchoesInput)
                {
                    // The end of a script and Ctrl+D at a terminal are ways to leave.
                    return ChannelEnd.Left;
                }

                // A service never had an input: it goes on telling what happens until it is told to stop.
                (hasLine, isTelling) = (Never, true);
            }
            else
            {
                hasReadAny = true;
                if (lines.TryRead(out var line) && !await AnswerAsync(line, happened, cancellationToken))
                {
                    return ChannelEnd.Left;
                }

                hasLine = lines.WaitToReadAsync(cancellationToken).AsTask();
            }
        }
    }

    private Task<bool> NextNews(
        ChannelReader<DeskOutcome> happened, bool isTelling, CancellationToken cancellationToken)
    {
        // What an answer has brought along was shown with it.
        if (happened.TryPeek(out _))
        {
            if (isTelling)
            {
                ShowNews(happened);
            }
            else
            {
                screen.Plain("");
                ShowNews(happened);
                Prompt();
            }
        }

        return happened.WaitToReadAsync(cancellationToken).AsTask();
    }

    private async Task<bool> AnswerAsync(
        string line, ChannelReader<DeskOutcome> happened, CancellationToken cancellationToken)
    {
        if (streams.EchoesInput)
        {
            screen.Plain(line);
        }

        var message = new ChatMessage(self, Role.Admin, Chat, line, ChannelFeatures.Console);
        var answer = await router.AnswerAsync(message, cancellationToken);
        foreach (var card in answer?.Cards ?? [])
        {
            screen.Show(card);
        }

        if (answer?.Question is { } question)
        {
            screen.Question(question.Prompt);
        }

        ShowNews(happened);
        if (answer?.Kind == AnswerKind.Leaving)
        {
            return false;
        }

        Prompt();
        return true;
    }

    private void Greet()
    {
        var state = ports.Desk.State;
        var cards = new List<Card>();
        if (ports.Desk.HaltedBecause is { } reason)
        {
            cards.Add(StatusCard.Of(state, reason, clock.GetUtcNow(), ports.Setting));
        }
        else if (state.LastScan is { } scan)
        {
            cards.Add(DigestCard.Of(state, scan, ports.Setting));
            cards.AddRange(state.OpenProposals.Select(proposal => ProposalCard.Of(state, proposal, ports.Setting)));
            cards.AddRange(state.Rebalances.Values
                .Where(rebalance => rebalance.Status == ProposalStatus.Open)
                .Select(rebalance => RebalanceCard.Of(state, rebalance, ports.Setting)));
            cards.AddRange(state.OpenSaleProposals.Select(sale => SaleCard.Of(state, sale, ports.Setting)));
            if (WaitingCard.Of(state, ports.Setting) is { } waiting)
            {
                cards.Add(waiting);
            }
        }

        cards.Add(Card.Line($"NanoCap.Bot {ports.Version}. /help lists the commands."));
        cards.ForEach(screen.Show);
        router.Showed(Name, Chat, cards);
    }

    private void ShowNews(ChannelReader<DeskOutcome> happened)
    {
        while (happened.TryRead(out var outcome))
        {
            router.Showed(Name, Chat, news.Show(outcome));
        }
    }

    private void Prompt()
    {
        if (ports.Desk is { HaltedBecause: not null, State.Opening: null })
        {
            // The clock of a replay stands where the lost journal says.
            screen.Prompt("nanocap (HALTED) > ");
            return;
        }

        var halted = ports.Desk.HaltedBecause is null ? "" : "HALTED, ";
        var banner = halted + (ports.Desk.State.Opening?.Banner ?? "not open");
        var now = ports.Setting.Calendar.ToNewYork(clock.GetUtcNow())
            .ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        screen.Prompt($"nanocap ({banner} {now}) > ");
    }
}
