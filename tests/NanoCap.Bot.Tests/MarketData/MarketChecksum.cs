using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using NanoCap.Trading.Bars;

namespace NanoCap.Bot.Tests.MarketData;

/// <summary>One number for everything that a decision could read from a universe.</summary>
internal static class MarketChecksum
{
    public static string Of(UniverseBars universe)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(universe.Source.ToString()));
        foreach (var history in universe.Symbols)
        {
            var bars = history.Bars;
            hash.AppendData(Encoding.UTF8.GetBytes(history.Listing + string.Join(';', history.Splits)));
            hash.AppendData(MemoryMarshal.AsBytes(bars.DayNumbers));
            hash.AppendData(MemoryMarshal.AsBytes(bars.Open));
            hash.AppendData(MemoryMarshal.AsBytes(bars.High));
            hash.AppendData(MemoryMarshal.AsBytes(bars.Low));
            hash.AppendData(MemoryMarshal.AsBytes(bars.Close));
            hash.AppendData(MemoryMarshal.AsBytes(bars.Volume));
            hash.AppendData(MemoryMarshal.AsBytes(bars.RawClose));
            hash.AppendData(MemoryMarshal.AsBytes(bars.RawVolume));
        }

        return Convert.ToHexString(hash.GetHashAndReset())[..16];
    }
}
