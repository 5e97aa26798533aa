namespace NanoCap.Bot.Cli;

/// <summary>What the process returns; scripts and the container's health check rely on it.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>A fault of the program or its surroundings that nobody expected; also "not well" of health.</summary>
    public const int Unexpected = 1;

    /// <summary>Arguments, settings or market data that cannot be used.</summary>
    public const int BadInput = 2;

    /// <summary>Another instance holds the state folder, or the folder cannot be used.</summary>
    public const int StateLocked = 3;

    /// <summary>The journal cannot be trusted or written; nothing is traded.</summary>
    public const int Halted = 4;

    /// <summary>The desk understood the command and did not carry it out.</summary>
    public const int Refused = 5;

    /// <summary>Not ready for real money: a safety check does not pass.</summary>
    public const int NotReady = 6;
}
