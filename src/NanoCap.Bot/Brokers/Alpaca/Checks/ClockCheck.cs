using System.Globalization;
using NanoCap.Bot.Diagnostics.Connection;

namespace NanoCap.Bot.Brokers.Alpaca.Checks;

/// <summary>This machine's clock agrees with Alpaca's: by it orders expire and jobs are due.</summary>
internal sealed class ClockCheck(IBrokerCalendar broker, TimeProvider clock) : IConnectionCheck
{
    private const double Warn = 2;
    private const double Most = 10;

    private const string Fix = "Have this machine set its clock by the network (on Linux: timedatectl set-ntp true).";

    public string Name => "clock";

    public IReadOnlyList<string> After => [KeysCheck.CheckName];

    public async Task<ConnectionResult> JudgeAsync(CancellationToken cancellationToken)
    {
        var (before, began) = (clock.GetUtcNow(), clock.GetTimestamp());
        var theirs = await broker.ReadClockAsync(cancellationToken);
        var half = clock.GetElapsedTime(began) / 2;
        var ahead = (before + half - theirs.Now).TotalSeconds;
        // Alpaca looked at its clock somewhere on the way: so much is sure.
        var sure = Math.Max(0, Math.Abs(ahead) - half.TotalSeconds);
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"The clock of this machine is {Math.Abs(ahead):0.0} s {(ahead < 0 ? "behind" : "ahead of")} Alpaca's");
        return sure switch
        {
            > Most => ConnectionResult.Fail($"{text}; above {Most} s nothing is bought.", Fix),
            > Warn => ConnectionResult.Warning($"{text}; up to {Warn} s are usual.", Fix),
            _ => ConnectionResult.Pass($"{text}."),
        };
    }
}
