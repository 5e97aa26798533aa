namespace NanoCap.Trading.Risk.Rules;

/// <summary>A signal from too short a history is not believed; what a person buys by hand needs none.</summary>
internal sealed class SignalMustHaveEnoughBarsRule : IRiskRule
{
    public const string Code = "bars";

    string IRiskRule.Code => Code;

    public string Sentence => "A signal's symbol has the bars that the universe filter asks for.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Refuses];

    public SkippedOrders SkippedBy => SkippedOrders.Sales | SkippedOrders.BookLegs | SkippedOrders.ManualEntries;

    public void Judge(in ReviewContext review, FindingList findings)
    {
        if (review.Instrument is not { } instrument)
        {
            return;
        }

        for (var index = 0; index < instrument.EntryRefusals.Count; index++)
        {
            var reason = instrument.EntryRefusals[index];
            if (reason.StartsWith($"{Code}:", StringComparison.Ordinal))
            {
                findings.Refuse(Code, null, null, reason);
            }
        }
    }
}
