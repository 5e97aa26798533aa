namespace NanoCap.Trading.Risk;

/// <summary>What protection a profile asks for every position.</summary>
public enum ProtectionPolicy
{
    /// <summary>The stop of the signal and, where it has one, its target.</summary>
    StopAndTargetOfSignal,

    /// <summary>None is asked; the breakers alone limit the loss.</summary>
    None,
}
