using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Cash;

/// <summary>Whether the latest scans speak for adding funds, or for consolidating what is held.</summary>
/// <param name="AddsFunds">Whether they do; never without signals that money alone would have bought and that made
/// more than nothing since.</param>
/// <param name="Scans">How many scans were looked at, at most five.</param>
/// <param name="Signals">Signals of score .6 or more that were refused for cash alone, each symbol once.</param>
/// <param name="Wanted">What they wanted together, US dollars.</param>
/// <param name="CouldRaise">What selling the liquidation order would raise at the last marks, US dollars.</param>
/// <param name="Measured">How many of the signals have a session after theirs, so that a return is known.</param>
/// <param name="LaterReturn">Return from the open after each signal's close to the last close, weighted by what it
/// wanted, before cost; null when none is measured.</param>
/// <param name="Text">The sentence for a person.</param>
public sealed record FundingAdvice(
    bool AddsFunds,
    int Scans,
    int Signals,
    Usd Wanted,
    Usd CouldRaise,
    int Measured,
    Ratio? LaterReturn,
    string Text);
