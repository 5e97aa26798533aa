namespace NanoCap.Simulators.Alpaca.Wire;

/// <summary>Which of Alpaca's orders stands for an order of the exchange.</summary>
internal enum WirePart
{
    /// <summary>The one.</summary>
    Whole,

    /// <summary>The limit of a pair.</summary>
    Target,

    /// <summary>The stop of a pair.</summary>
    Stop,
}
