namespace NanoCap.Trading.Risk.Rules;

/// <summary>Entries wait while a gate is closed, or a reduction waits for its second reading.</summary>
internal sealed class NoGateMayBeClosedRule : IRiskRule
{
    public const string Code = "gate-closed";

    string IRiskRule.Code => Code;

    public string Sentence => "No gate is closed, and no breaker waits for a second reading.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Waits, FindingEffect.Warns];

    public void Judge(in ReviewContext review, FindingList findings)
    {
        var safety = review.Desk.Safety;
        foreach (var (gate, standing) in safety.Gates)
        {
            findings.Wait(
                Code, Known(standing.Reading.Limit), Known(standing.Reading.Measured),
                $"Gate {gate}: {standing.Reading.Text}");
        }

        foreach (var (_, latch) in safety.Latches)
        {
            if (!latch.IsLatched)
            {
                findings.Wait(
                    Code, latch.First.Limit, latch.First.Measured,
                    $"Breaker {latch.First.Breaker} waits for a second reading of the account.");
            }
        }

        foreach (var (gate, why) in safety.NotMeasured)
        {
            findings.Warn(Code, null, null, $"Gate {gate}: {why}");
        }
    }

    private static decimal? Known(double? figure) =>
        figure is > -1e12 and < 1e12 ? (decimal)figure.Value : null;
}
