namespace NanoCap.Trading.Strategies.SectorRotation;

/// <summary>A session's sectors.</summary>
/// <param name="Indices">The sectors of the universe.</param>
/// <param name="Strengths">Strength by position in the universe, NaN where a symbol is not compared.</param>
/// <param name="UniverseStrength">The mean of the strengths.</param>
/// <param name="Sectors">The sectors with a score, best first; of equal ones the first name.</param>
/// <param name="Ascending">Their scores, ascending.</param>
internal sealed record SectorRotationReading(
    SectorIndices Indices,
    double[] Strengths,
    double UniverseStrength,
    SectorScore[] Sectors,
    double[] Ascending);
