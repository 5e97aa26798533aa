namespace NanoCap.Bot.Diagnostics.Readiness;

internal enum ReadinessOutcome
{
    Pass,
    Fail,

    /// <summary>Nothing here can tell; never taken for a pass.</summary>
    NotYetMeasured,
}
