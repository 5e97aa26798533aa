namespace NanoCap.Bot.Scanning.Records;

/// <summary>What kept records belong to.</summary>
/// <param name="Rules">Every number of the rules, and the build that computed them.</param>
/// <param name="Market">Listings, splits and bars through the session at which they were kept.</param>
internal readonly record struct RecordFit(UInt128 Rules, UInt128 Market);
