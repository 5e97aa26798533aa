using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.GoingLive;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>What is told of the ramp; a proposed step is a card of its own.</summary>
internal static class RampNotice
{
    private const string Key = "ramp";

    public static Notice? Of(RampEvent happened, DeskState after)
    {
        var scale = Figures.Percent(after.Ramp.Scale);
        return happened switch
        {
            RampEvent.RampBegan => new(Severity.Plain, Key,
                $"A ramp began: {scale} of what is investable may be put to work. /ramp shows it."),
            RampEvent.RampEnded => new(Severity.Warning, Key,
                "The ramp was switched off in the settings: all that is investable may be put to work."),
            RampEvent.RampStepApproved approved => new(Severity.Plain, Key,
                $"The ramp was raised to {scale} by {approved.By}.", Notices.PersonOf(approved.By)),
            RampEvent.RampStepRejected rejected => new(Severity.Plain, Key,
                $"The ramp stays at {scale}, by {rejected.By}.", Notices.PersonOf(rejected.By)),
            RampEvent.RampStepExpired expired => new(Severity.Plain, Key,
                $"The ramp stays at {scale}: {expired.Why}."),
            _ => null,
        };
    }
}
