namespace NanoCap.Bot.Diagnostics.Connection;

internal enum ConnectionOutcome
{
    Pass,

    /// <summary>It works, and something should be mended before it does not.</summary>
    Warning,

    Fail,

    /// <summary>Nothing was asked, because an earlier check failed.</summary>
    NotAsked,
}
