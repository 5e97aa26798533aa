using System.Threading.Channels;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Desk;

/// <summary>The single writer of all trading state: takes what waits, decides, makes it durable, and only then
/// publishes the new state and tells the posters. It never waits for anything outside.</summary>
internal sealed partial class DeskLoop : IDesk, IDeskFeed
{
    /// <summary>The most inputs that share one transaction.</summary>
    public const int BatchSize = 64;

    private readonly IDeskJournal journal;
    private readonly DeskFunctions rules;
    private readonly ILogger logger;
    private readonly InputLanes lanes = new(capacity: 1024);
    private readonly OutcomeFeed feed = new();
    private int underWay;
    private volatile DeskState state;
    private volatile DeskHaltedException? halt;

    public DeskLoop(IDeskJournal journal, DeskFunctions rules, DeskState recovered, ILogger logger)
    {
        this.journal = journal;
        this.rules = rules;
        this.logger = logger;
        state = recovered;
    }

    /// <summary>The latest durable state.</summary>
    public DeskState State => state;

    /// <summary>Why nothing is decided any more; null while the desk works.</summary>
    public DeskHaltedException? Halt => halt;

    /// <inheritdoc />
    public string? HaltedBecause => halt?.Message;

    /// <inheritdoc />
    public JournalHead? JournalHead => journal.Head;

    /// <summary>Wakes when the state, the halt or the amount of work under way changes.</summary>
    public ChangeSignal Changes { get; } = new();

    /// <summary>Whether every posted input has been told.</summary>
    public bool IsIdle => Volatile.Read(ref underWay) == 0;

    /// <summary>A desk that decides nothing, so that people can be told why.</summary>
    public static DeskLoop Halted(DeskHaltedException reason, ILogger logger)
    {
        var loop = new DeskLoop(new NoJournal(), DeskFunctions.None, DeskState.Empty, logger);
        loop.HaltBecause(reason);
        return loop;
    }

    /// <summary>Hands an input in; completes when it is decided and durable.</summary>
    /// <exception cref="DeskHaltedException">The desk decides nothing; the message says why.</exception>
    /// <exception cref="OperationCanceledException">Called back before it was taken: it was not decided.</exception>
    public async Task<DeskOutcome> PostAsync(DeskInput input, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref underWay);
        try
        {
            var posted = new PostedInput(input);
            await lanes.AddAsync(posted, cancellationToken);
            await using var calledBack = cancellationToken.Register(() => posted.CallBack(cancellationToken));
            return await posted.Outcome;
        }
        catch (ChannelClosedException)
        {
            throw halt!;
        }
        finally
        {
            Interlocked.Decrement(ref underWay);
            Changes.Changed();
        }
    }

    /// <inheritdoc />
    public ChannelReader<DeskOutcome> Watch() => feed.Watch();

    /// <summary>Decides until it is stopped or halts; returns in both cases.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (halt is null)
            {
                await DecideOnceAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopped between two batches; whatever still waits was never confirmed to anybody.
        }
    }

    /// <summary>Waits for input and decides one batch.</summary>
    public async Task DecideOnceAsync(CancellationToken cancellationToken)
    {
        while (DecideWaiting() == 0 && halt is null)
        {
            await lanes.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Decides one batch of what waits now and returns how many inputs it had. For one caller at a time.
    /// </summary>
    public int DecideWaiting()
    {
        if (halt is not null)
        {
            return 0;
        }

        var batch = lanes.Take(BatchSize);
        var decided = new List<(PostedInput Posted, DeskOutcome Outcome)>(batch.Count);
        var failed = new List<(PostedInput Posted, Exception Failure)>();
        var folded = state;
        foreach (var posted in batch)
        {
            try
            {
                var outcome = Decide(folded, posted.Input);
                decided.Add((posted, outcome));
                folded = outcome.After;
            }
            catch (Exception failure)
            {
                LogDecisionFailed(logger, failure, posted.Input.GetType().Name);
                failed.Add((posted, failure));
            }
        }

        Commit(decided, folded);
        failed.ForEach(entry => entry.Posted.Fail(entry.Failure));
        return batch.Count;
    }

    /// <summary>Stops deciding for good, from any thread: what is being written is finished, nothing else begins.
    /// </summary>
    public void StopFor(DeskHaltedException reason)
    {
        if (halt is null)
        {
            HaltBecause(reason);
        }
    }

    private DeskOutcome Decide(DeskState before, DeskInput input)
    {
        var events = rules.Decide(before, input);
        return new DeskOutcome(events, events.Aggregate(before, rules.Apply));
    }

    private void Commit(List<(PostedInput Posted, DeskOutcome Outcome)> decided, DeskState folded)
    {
        // What is known of the connection is folded like anything else, and forgotten with the process.
        var durable = decided.SelectMany(entry => entry.Outcome.Events).Where(happened => happened.IsDurable).ToList();
        if (durable.Count > 0)
        {
            try
            {
                journal.Append(new DeskChange(state, durable, folded));
            }
            catch (Exception failure)
            {
                // Whatever it was, the batch is not known to be durable, so nobody may act on it.
                var reason = DeskHaltedException.Because(
                    failure as JournalWriteException
                    ?? new JournalWriteException($"The journal could not be written: {failure.Message}", failure));
                HaltBecause(reason);
                decided.ForEach(entry => entry.Posted.Fail(reason));
                return;
            }
        }

        if (!ReferenceEquals(state, folded))
        {
            state = folded;
            Changes.Changed();
        }

        // Those who show things can read an outcome before its poster is answered.
        decided.ForEach(entry => feed.Publish(entry.Outcome));
        decided.ForEach(entry => entry.Posted.Complete(entry.Outcome));
    }

    private void HaltBecause(DeskHaltedException reason)
    {
        halt = reason;
        LogHalted(logger, reason);
        lanes.Close(reason);
        for (var waiting = lanes.Take(BatchSize); waiting.Count > 0; waiting = lanes.Take(BatchSize))
        {
            waiting.ForEach(posted => posted.Fail(reason));
        }

        feed.Complete();
        Changes.Changed();
    }

    private sealed class NoJournal : IDeskJournal
    {
        public void Append(DeskChange change) =>
            throw new InvalidOperationException("A halted desk was asked to write.");
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The desk halted")]
    private static partial void LogHalted(ILogger logger, Exception reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "An input of type {Type} could not be decided")]
    private static partial void LogDecisionFailed(ILogger logger, Exception failure, string type);
}
