namespace NanoCap.Trading.Strategies.SectorRotation;

/// <summary>A sector at a close.</summary>
/// <param name="Sector">Its place among the universe's sectors.</param>
/// <param name="Strength">Mean strength of its members.</param>
/// <param name="Deviation">Deviation of its index.</param>
/// <param name="Score">Strength less the universe's, over the deviation.</param>
/// <param name="Strongest">The strongest member's place in the universe.</param>
/// <param name="StrongestBar">The bar of that member.</param>
internal sealed record SectorScore(
    int Sector, double Strength, double Deviation, double Score, int Strongest, int StrongestBar);
