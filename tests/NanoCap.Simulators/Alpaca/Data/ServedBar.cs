using System.Text.Json.Nodes;

namespace NanoCap.Simulators.Alpaca.Data;

/// <summary>A daily bar as it is served.</summary>
/// <param name="At">Midnight of its day in New York.</param>
/// <param name="Open">US dollars a share.</param>
/// <param name="High">US dollars a share.</param>
/// <param name="Low">US dollars a share.</param>
/// <param name="Close">US dollars a share.</param>
/// <param name="Volume">Shares.</param>
internal sealed record ServedBar(
    DateTimeOffset At, decimal Open, decimal High, decimal Low, decimal Close, decimal Volume)
{
    public JsonObject ToJson() => new()
    {
        ["c"] = Close,
        ["h"] = High,
        ["l"] = Low,
        ["n"] = (long)Math.Max(1m, Math.Floor(Volume / 100m)),
        ["o"] = Open,
        ["t"] = DataText.Of(At),
        ["v"] = (long)Math.Round(Volume),
        ["vw"] = Math.Round((High + Low + Close) / 3m, 6),
    };
}
