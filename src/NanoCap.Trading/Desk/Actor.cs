namespace NanoCap.Trading.Desk;

/// <summary>Who or what asked for something.</summary>
/// <param name="Channel">Where: <c>console</c>, <c>cli</c>, <c>schedule</c>, <c>desk</c>.</param>
/// <param name="User">Who, in the channel's terms.</param>
public sealed record Actor(string Channel, string User)
{
    /// <summary>The desk itself, by its rules.</summary>
    public static Actor Rule { get; } = new("desk", "rule");

    /// <summary>User and channel for people.</summary>
    public override string ToString() => $"{User} ({Channel})";
}
