using NanoCap.Simulators.Telegram.Control;

namespace NanoCap.Simulators.Telegram.Line;

/// <summary>What will go wrong with which calls. Used under the stand-in's lock.</summary>
internal sealed class TelegramFaults
{
    private readonly List<(TelegramCommand.Fault Fault, int Left)> waiting = [];
    private readonly Dictionary<TelegramFaultKind, int> fired = [];

    /// <summary>How often each kind happened: proof for a test that it did.</summary>
    public IReadOnlyDictionary<TelegramFaultKind, int> Fired => fired;

    public void Add(TelegramCommand.Fault fault) => waiting.Add((fault, fault.Times));

    public void Clear() => waiting.Clear();

    /// <summary>The fault of a call, which it uses up, or null.</summary>
    public TelegramCommand.Fault? Take(string method)
    {
        var place = waiting.FindIndex(candidate => candidate.Fault.Method is not { } name
            || string.Equals(name, method, StringComparison.OrdinalIgnoreCase));
        if (place < 0)
        {
            return null;
        }

        var (fault, left) = waiting[place];
        waiting[place] = (fault, left - 1);
        waiting.RemoveAll(candidate => candidate.Left <= 0);
        fired[fault.Kind] = fired.GetValueOrDefault(fault.Kind) + 1;
        return fault;
    }
}
