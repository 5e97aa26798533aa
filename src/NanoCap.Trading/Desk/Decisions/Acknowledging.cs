using System.Globalization;
using NanoCap.Trading.Desk.GoingLive;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>An owner accepts a figure by typing it; another figure shows that it was not read.</summary>
internal static class Acknowledging
{
    public static void Decide(Draft draft, DeskInput.AcknowledgeEvidence asked)
    {
        if (asked.Typed != asked.Measured)
        {
            draft.Refuse(
                $"acknowledge {asked.Check}", "figure",
                string.Create(CultureInfo.InvariantCulture,
                    $"{asked.Check} was not acknowledged: {asked.Typed} is not the measured figure. ")
                + "/readiness shows it; read it and type it.",
                asked.By);
            return;
        }

        draft.Add(new ReadinessEvent.EvidenceAcknowledged(asked.Check, asked.Measured, asked.By, draft.At));
    }
}
