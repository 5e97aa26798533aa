using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class JobsCommand(CommandPorts ports) : ICommand
{
    private static readonly Column[] Columns = [new("Job"), new("Last"), new("Next"), new("When missed")];

    public CommandSpec Spec { get; } = new("jobs", "", "/jobs",
        "what runs by the clock, when it last ran and runs next", CommandGroup.Look)
    {
        MostWords = 0,
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var state = ports.Desk.State;
        var jobs = ports.Setting.Times.Rows.Select(row => (
            Row: row,
            Last: state.JobsDoneUntil is { } done ? LastOf(row, done) : null,
            Next: NextOf(row, call.Now))).ToList();
        var card = new Card("Jobs", Severity.Plain,
        [
            new CardBlock.Table(Columns,
            [
                .. jobs.Select(job => (IReadOnlyList<Cell>)
                [
                    StatusCard.JobText(job.Row.Name),
                    job.Last is { } last ? Short(last) : Cell.Dash,
                    job.Next is { } next ? Short(next) : Cell.Dash,
                    Words(job.Row.WhenMissed),
                ]),
            ]),
        ])
        {
            Banner = Banner.Of(state),
            Footer = "New York time." + (ports.Replay is null ? "" : " In a replay the clock goes on with /next."),
        };
        return Task.FromResult(CommandAnswer.Done(card, new
        {
            state.JobsDoneUntil,
            Jobs = jobs.Select(job => new { job.Row.Name, job.Last, job.Next, job.Row.WhenMissed }),
        }));
    }

    /// <summary>The latest instant of a job that lies within what is done; no earlier than the account.</summary>
    private DateTimeOffset? LastOf(JobTime row, DateTimeOffset done)
    {
        var calendar = ports.Setting.Calendar;
        var first = ports.Desk.State.Opening?.FirstSession ?? calendar.First;
        var today = calendar.NewYorkDate(done);
        if (today < first)
        {
            return null;
        }

        // The first session is lived through from its daily run on.
        return calendar.Between(first, today).Reverse()
            .Where(session => session.Date > first || row.Name == JobName.DailyRun)
            .Select(row.DueAt).Where(due => due <= done)
            .Select(due => (DateTimeOffset?)due).FirstOrDefault();
    }

    private DateTimeOffset? NextOf(JobTime row, DateTimeOffset now)
    {
        var calendar = ports.Setting.Calendar;
        return calendar.Between(calendar.NewYorkDate(now), calendar.Last)
            .Select(row.DueAt).Where(due => due > now)
            .Select(due => (DateTimeOffset?)due).FirstOrDefault();
    }

    private Cell Short(DateTimeOffset instant) =>
        $"{Figures.Day(ports.Setting.Calendar.NewYorkDate(instant))} {Figures.Clock(instant, ports.Setting.Calendar)}";

    private static string Words(WhenMissed rule) => rule switch
    {
        WhenMissed.RunAtOnce => "runs at once",
        WhenMissed.DropAtExpiry => "until entries expire",
        WhenMissed.DropAtClose => "until the close",
        WhenMissed.DropNextMorning => "until next morning",
        _ => rule.ToString(),
    };
}
