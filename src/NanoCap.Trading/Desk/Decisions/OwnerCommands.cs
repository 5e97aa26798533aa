using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>Pause, resume, close one position, EXIT.</summary>
internal static class OwnerCommands
{
    public static void Decide(Draft draft, DeskInput input)
    {
        switch (input)
        {
            case DeskInput.Pause pause:
                Pause(draft, pause);
                break;
            case DeskInput.Resume resume:
                Resume(draft, resume);
                break;
            case DeskInput.Close close:
                Close(draft, close);
                break;
            case DeskInput.Exit exit:
                Exit.Begin(draft, exit.By);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(input), input, "Expected a command of the owner.");
        }
    }

    private static void Pause(Draft draft, DeskInput.Pause pause)
    {
        if (draft.State.Mode == DeskMode.Paused)
        {
            draft.Refuse("pause", "already-paused", $"Entries are already off, by {draft.State.PausedBy}.", pause.By);
            return;
        }

        draft.Add(new DeskEvent.EntriesPaused(pause.By, draft.At));
        Entries.WithdrawWorking(draft, "entries are paused");
    }

    private static void Resume(Draft draft, DeskInput.Resume resume)
    {
        if (draft.State.ExitUnderWay is { } exit)
        {
            draft.Refuse(
                "resume", "exit-under-way",
                $"EXIT {exit} is still selling; entries can be resumed when it has ended.", resume.By);
            return;
        }

        if (draft.State.Mode == DeskMode.Active && draft.State.Breakers.IsEmpty)
        {
            draft.Refuse("resume", "already-active", "Entries are already on and no breaker is latched.", resume.By);
            return;
        }

        draft.Add(new DeskEvent.EntriesResumed(draft.State.Equity, resume.By, draft.At));
    }

    private static void Close(Draft draft, DeskInput.Close close)
    {
        var what = $"close {close.Symbol}";
        if (!draft.State.Positions.TryGetValue(close.Symbol, out var position))
        {
            var held = draft.State.Positions.Count == 0
                ? "No position is open."
                : $"Held are {string.Join(", ", draft.State.Positions.Keys)}.";
            draft.Refuse(what, "not-held", $"{close.Symbol} is not held. {held}", close.By);
        }
        else if (position.Selling is not null && position.Keep.IsZero)
        {
            draft.Refuse(what, "already-selling", $"{close.Symbol} is already being sold.", close.By);
        }
        else
        {
            draft.Add(new DeskEvent.SaleBegan(close.Symbol, ExitReason.Owner, close.By, draft.At));
        }
    }
}
