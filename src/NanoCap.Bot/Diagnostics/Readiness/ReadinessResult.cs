namespace NanoCap.Bot.Diagnostics.Readiness;

/// <summary>What one check found.</summary>
/// <param name="Judged">How it was judged, one line.</param>
/// <param name="Fix">What to do; null after a pass.</param>
internal sealed record ReadinessResult(ReadinessOutcome Outcome, string Judged, string? Fix)
{
    /// <summary>What was measured, where the owner may accept it by typing it; else null.</summary>
    public ReadinessFigure? Figure { get; init; }

    public static ReadinessResult Pass(string judged) => new(ReadinessOutcome.Pass, judged, null);

    public static ReadinessResult Fail(string judged, string fix) => new(ReadinessOutcome.Fail, judged, fix);

    public static ReadinessResult NotYetMeasured(string judged, string fix) =>
        new(ReadinessOutcome.NotYetMeasured, judged, fix);

    /// <summary>A figure against its limit.</summary>
    public static ReadinessResult Of(bool isPass, ReadinessFigure figure, string judged, string fix) =>
        (isPass ? Pass(judged) : Fail(judged, fix)) with { Figure = figure };
}
