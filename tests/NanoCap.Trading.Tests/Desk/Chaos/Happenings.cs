using System.Collections.Concurrent;

namespace NanoCap.Trading.Tests.Desk.Chaos;

/// <summary>What really occurred over all seeds; a fault that never happened proves nothing.</summary>
internal sealed class Happenings
{
    private readonly ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);

    public void Count(string what) => counts.AddOrUpdate(what, 1, (_, known) => known + 1);

    public int Of(string what) => counts.GetValueOrDefault(what);

    public override string ToString() => string.Join(
        Environment.NewLine,
        counts.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}: {entry.Value}"));
}
