using NanoCap.Trading.Desk;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>Entries need an active desk: not paused, no EXIT under way or done.</summary>
internal sealed class DeskMustBeActiveRule : IRiskRule
{
    public const string Code = "desk-not-active";

    string IRiskRule.Code => Code;

    public string Sentence => "The desk is active: not paused, and no EXIT under way.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Refuses];

    public void Judge(in ReviewContext review, FindingList findings)
    {
        var desk = review.Desk;
        if (desk.Mode != DeskMode.Active || desk.ExitUnderWay is not null)
        {
            var by = desk.PausedBy is { } who ? $" by {who}" : string.Empty;
            findings.Refuse(Code, null, null, $"The desk is {State(desk)}{by}; entries wait for /resume.");
        }
    }

    private static string State(DeskState desk) => desk.Mode switch
    {
        DeskMode.Paused => "paused",
        DeskMode.Halted => "halted",
        _ => desk.ExitUnderWay is null ? "out after EXIT" : "in an EXIT",
    };
}
