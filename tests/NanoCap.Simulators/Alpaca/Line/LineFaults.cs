using NanoCap.Simulators.Alpaca.Control;

namespace NanoCap.Simulators.Alpaca.Line;

/// <summary>What will go wrong with which requests. Used under the stand-in's lock.</summary>
internal sealed class LineFaults
{
    private readonly List<Waiting> waiting = [];
    private readonly Dictionary<FaultKind, int> fired = [];

    /// <summary>How often each kind happened: proof for a test that it did.</summary>
    public IReadOnlyDictionary<FaultKind, int> Fired => fired;

    public void Add(ControlCommand.Fault fault) => waiting.Add(new Waiting(fault) { Left = fault.Times });

    public void Clear() => waiting.Clear();

    /// <summary>The fault of a request, which it uses up, or null.</summary>
    public ControlCommand.Fault? Take(string method, string path)
    {
        if (waiting.Find(candidate => candidate.Matches(method, path)) is not { } found
            || ++found.Seen % found.Fault.Every != 0)
        {
            return null;
        }

        found.Left--;
        if (found.Left <= 0)
        {
            waiting.Remove(found);
        }

        fired[found.Fault.Kind] = fired.GetValueOrDefault(found.Fault.Kind) + 1;
        return found.Fault;
    }

    private sealed class Waiting(ControlCommand.Fault fault)
    {
        public ControlCommand.Fault Fault { get; } = fault;

        public int Left { get; set; }

        public int Seen { get; set; }

        public bool Matches(string method, string path) =>
            (Fault.Method is null || string.Equals(Fault.Method, method, StringComparison.OrdinalIgnoreCase))
            && (Fault.Path is null || path.StartsWith(Fault.Path, StringComparison.Ordinal));
    }
}
