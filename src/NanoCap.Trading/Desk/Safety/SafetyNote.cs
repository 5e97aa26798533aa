namespace NanoCap.Trading.Desk.Safety;

/// <summary>One line of the history of breakers and gates.</summary>
/// <param name="At">When.</param>
/// <param name="What">The breaker's level, the gate, or <c>cash</c>.</param>
/// <param name="Text">What happened.</param>
public sealed record SafetyNote(DateTimeOffset At, string What, string Text);
