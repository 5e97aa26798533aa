using NanoCap.Bot.Diagnostics.Readiness;

namespace NanoCap.Bot.Chat.Commands;

/// <summary>The checks as programs read them; a name here never changes its meaning.</summary>
/// <param name="Ready">Whether every safety check passes.</param>
internal sealed record ReadinessData(bool Ready, IReadOnlyList<object> Checks)
{
    public static ReadinessData Of(ReadinessReport report) => new(report.IsReady, [.. report.Lines.Select(Of)]);

    private static object Of(ReadinessLine line) => new
    {
        line.Name,
        line.IsCritical,
        line.Result.Outcome,
        line.Result.Judged,
        line.Result.Fix,
        Figure = line.Result.Figure?.Value,
        Unit = line.Result.Figure?.Unit,
        Accepted = line.Accepted is { } accepted
            ? new { accepted.Figure, By = accepted.By.ToString(), accepted.At, Holds = line.IsAccepted }
            : null,
    };
}
