namespace NanoCap.Bot.Diagnostics.Connection;

/// <summary>The report as programs read it; a name here never changes its meaning.</summary>
/// <param name="Well">Whether every check passed.</param>
internal sealed record ConnectionData(bool Well, string Broker, IReadOnlyList<object> Checks)
{
    public static ConnectionData Of(ConnectionReport report) => new(
        report.IsWell,
        report.Broker,
        [
            .. report.Lines.Select(line => new
            {
                line.Name, line.Result.Outcome, line.Result.Found, line.Result.Fix,
            }),
        ]);
}
