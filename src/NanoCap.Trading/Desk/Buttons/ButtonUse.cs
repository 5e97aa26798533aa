namespace NanoCap.Trading.Desk.Buttons;

/// <summary>The tap that used a button up.</summary>
/// <param name="By">Who tapped.</param>
/// <param name="Told">What it led to, for people.</param>
/// <param name="At">When.</param>
public sealed record ButtonUse(Actor By, string Told, DateTimeOffset At);
