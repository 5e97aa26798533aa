using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Desk;

/// <summary>What happens to the levels of a position after they were first planned.</summary>
/// <param name="At">The instant.</param>
public abstract record ProtectionEvent(DateTimeOffset At) : DeskEvent(At)
{
    /// <summary>A person set the levels of a position.</summary>
    /// <param name="Symbol">The ticker.</param>
    /// <param name="Stop">The stop, US dollars a share; null when nothing shall protect it.</param>
    /// <param name="Target">The target, null for none, US dollars a share.</param>
    /// <param name="Trail">How far under the highest close the stop follows, as a ratio of it; null where it stays.
    /// </param>
    /// <param name="By">Who.</param>
    /// <param name="At">The instant.</param>
    public sealed record LevelsSet(
        Symbol Symbol, Price? Stop, Price? Target, Ratio? Trail, Actor By, DateTimeOffset At) : ProtectionEvent(At);

    /// <summary>A trailing stop followed a close upwards.</summary>
    /// <param name="Symbol">The ticker.</param>
    /// <param name="Stop">The new stop, above the one before, US dollars a share.</param>
    /// <param name="Close">The close that it follows, US dollars a share.</param>
    /// <param name="At">The instant.</param>
    public sealed record StopRaised(Symbol Symbol, Price Stop, Price Close, DateTimeOffset At) : ProtectionEvent(At);
}
