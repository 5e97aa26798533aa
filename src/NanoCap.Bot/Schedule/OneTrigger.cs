using NanoCap.Bot.Desk;
using Quartz;

namespace NanoCap.Bot.Schedule;

/// <summary>Holds one trigger for the next due instant. What ran says when it wants to run again; null ends
/// it.</summary>
internal sealed partial class OneTrigger(
    Func<CancellationToken, Task<DateTimeOffset?>> runAndTellNext, TimeProvider clock, ILogger<OneTrigger> logger)
    : BackgroundService
{
    private const string RunnerKey = "runner";
    private static readonly JobKey Job = new("due");
    private static readonly TriggerKey Trigger = new("next");

    /// <summary>How long after a failure it is tried again.</summary>
    public TimeSpan AfterFailure { get; init; } = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var scheduler = await QuartzSchedulerBuilder
            .Create(quartz => quartz.ConfigureScheduler(options => options.InstanceName = $"nanocap-{GetHashCode()}"))
            .BuildScheduler(stoppingToken);
        scheduler.Context[RunnerKey] = (Func<CancellationToken, Task<ITrigger?>>)RunAsync;
        await scheduler.ScheduleJob(
            JobBuilder.Create<DueJob>().WithIdentity(Job).Build(), TriggerAt(clock.GetUtcNow()), default,
            stoppingToken);
        await scheduler.Start(stoppingToken);
        var stopped = new TaskCompletionSource();
        await using var registration = stoppingToken.Register(stopped.SetResult);
        await stopped.Task;

        // What runs is seen through: it stops at the next durable step by itself.
        await scheduler.Shutdown(waitForJobsToComplete: true, CancellationToken.None);
    }

    // A run that failed must not be the last one: what is due is still due.
    private async Task<ITrigger?> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await runAndTellNext(cancellationToken) is { } next ? TriggerAt(next) : null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (DeskHaltedException)
        {
            // Everybody has been told, and nothing runs before the next start.
            return null;
        }
        catch (Exception failure)
        {
            LogFailed(logger, failure);
            return TriggerAt(clock.GetUtcNow() + AfterFailure);
        }
    }

    // The scheduler lives on the machine's clock, what is due on the bot's.
    private ITrigger TriggerAt(DateTimeOffset instant) => TriggerBuilder.Create()
        .WithIdentity(Trigger).ForJob(Job).StartAt(TimeProvider.System.GetUtcNow() + (instant - clock.GetUtcNow()))
        .WithSimpleSchedule(schedule => schedule.WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow))
        .Build();

    [DisallowConcurrentExecution]
    private sealed class DueJob : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
        {
            var run = (Func<CancellationToken, Task<ITrigger?>>)context.Scheduler.Context[RunnerKey]!;
            if (await run(cancellationToken) is { } next)
            {
                await context.Scheduler.RescheduleJob(Trigger, next, cancellationToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was due failed and is tried again in a minute")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
