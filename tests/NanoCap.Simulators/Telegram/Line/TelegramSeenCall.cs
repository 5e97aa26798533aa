namespace NanoCap.Simulators.Telegram.Line;

/// <summary>A call that came.</summary>
/// <param name="At">When, by the machine's clock.</param>
/// <param name="Method">As it was written.</param>
/// <param name="Chat">The chat it names; null for none.</param>
/// <param name="Status">Of the answer that was made, whether or not it was sent.</param>
/// <param name="Fault">What went wrong with it; null for nothing.</param>
/// <param name="Members">What it carried, objects as JSON.</param>
public sealed record TelegramSeenCall(
    DateTimeOffset At, string Method, string? Chat, int Status, TelegramFaultKind? Fault,
    IReadOnlyDictionary<string, string> Members);
