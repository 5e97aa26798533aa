using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>Pause, halt, reduce, resume, close one position, EXIT.</summary>
internal static class OwnerCommands
{
    public static void Decide(Draft draft, DeskInput input)
    {
        switch (input)
        {
            case DeskInput.Pause pause:
                Pause(draft, pause);
                break;
            case DeskInput.Halt halt:
                Halt(draft, halt);
                break;
            case DeskInput.Reduce reduce:
                Reduce(draft, reduce);
                break;
            case DeskInput.Resume resume:
                Resume(draft, resume);
                break;
            case DeskInput.Close close:
                Close(draft, close);
                break;
            case DeskInput.Exit exit:
                Exit.Decide(draft, exit);
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

    private static void Halt(Draft draft, DeskInput.Halt halt)
    {
        if (draft.State.Mode == DeskMode.Halted)
        {
            draft.Refuse("halt", "already-halted", $"The desk is already halted, by {draft.State.PausedBy}.", halt.By);
            return;
        }

        if (draft.State.ExitUnderWay is { } exit)
        {
            draft.Refuse(
                "halt", "exit-under-way", $"EXIT {exit} is under way: everything but exits is off already.", halt.By);
            return;
        }

        draft.Add(new SafetyEvent.EntriesHalted(halt.By, draft.At));
        Entries.WithdrawWorking(draft, "the desk is halted");
        Exit.LetGoOfDecisions(draft, halt.By, "halt");
    }

    private static void Reduce(Draft draft, DeskInput.Reduce reduce)
    {
        if (reduce.Part.Value is <= 0m or >= 1m)
        {
            draft.Refuse(
                "reduce", "part",
                $"Expected a part of more than 0 % and less than 100 %, found {reduce.Part}; EXIT sells everything.",
                reduce.By);
            return;
        }

        if (draft.State.ExitUnderWay is { } exit)
        {
            draft.Refuse("reduce", "exit-under-way", $"EXIT {exit} is selling everything already.", reduce.By);
            return;
        }

        var scale = new Ratio(1m - reduce.Part.Value);
        draft.Add(new SafetyEvent.SizesReduced(scale, reduce.By, draft.At));
        PartialSales.Reduce(draft, scale, ExitReason.Owner, reduce.By);
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

        var safety = draft.State.Safety;
        if (draft.State.Mode == DeskMode.Active && draft.State.Breakers.IsEmpty && safety.Latches.IsEmpty
            && safety.ReducedTo is null && !safety.Gates.ContainsKey(CashComparison.Gate)
            && !safety.Gates.ContainsKey(UnexplainedShares.Gate))
        {
            draft.Refuse("resume", "already-active", "Entries are already on and no breaker is latched.", resume.By);
            return;
        }

        CashComparison.Accept(draft, resume.By);
        UnexplainedShares.Accept(draft, resume.By);
        var told = safety.Latches.Keys.Select(Breaking.AlertOf).ToList();

        // Only a cleared breaker begins anew: a pause must not make limits wider.
        draft.Add(new DeskEvent.EntriesResumed(draft.State.Equity, resume.By, draft.At)
        {
            KeepsBaselines = draft.State.Breakers.IsEmpty && safety.Latches.IsEmpty,
        });
        told.ForEach(draft.Lift);
        draft.Lift(CashComparison.Alert);
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
