namespace NanoCap.Trading.Risk.Rules;

/// <summary>Entries wait while a gate is closed, or a reduction waits for its second reading.</summary>
internal sealed class NoGateMayBeClosedRule : IRiskRule
{
    public const string Code = "gate-closed";

    public IEnumerable<Finding> Judge(ReviewContext review)
    {
        var safety = review.Desk.Safety;
        foreach (var gate in safety.Gates.Values)
        {
            yield return new Finding(
                Code, FindingEffect.Waits, Known(gate.Reading.Limit), Known(gate.Reading.Measured),
                $"Gate {gate.Reading.Gate}: {gate.Reading.Text}");
        }

        foreach (var latch in safety.Latches.Values.Where(latch => !latch.IsLatched))
        {
            yield return new Finding(
                Code, FindingEffect.Waits, latch.First.Limit, latch.First.Measured,
                $"Breaker {latch.First.Breaker} waits for a second reading of the account.");
        }

        foreach (var (gate, why) in safety.NotMeasured)
        {
            yield return new Finding(Code, FindingEffect.Warns, null, null, $"Gate {gate}: {why}");
        }
    }

    private static decimal? Known(double? figure) =>
        figure is > -1e12 and < 1e12 ? (decimal)figure.Value : null;
}
