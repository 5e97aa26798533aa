using NanoCap.Trading.Desk;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>Entries need an active desk: not paused, no EXIT under way or done.</summary>
internal sealed class DeskMustBeActiveRule : IRiskRule
{
    public const string Code = "desk-not-active";

    public IEnumerable<Finding> Judge(ReviewContext review)
    {
        var desk = review.Desk;
        if (desk.Mode != DeskMode.Active || desk.ExitUnderWay is not null)
        {
            var by = desk.PausedBy is { } who ? $" by {who}" : string.Empty;
            yield return new Finding(
                Code, FindingEffect.Refuses, null, null, $"The desk is {desk.Mode}{by}; entries wait for /resume.");
        }
    }
}
