using System.Numerics;
using System.Runtime.InteropServices;

namespace NanoCap.Trading.Bars;

/// <summary>A fast 128-bit hash of bytes that tells content apart that changed by itself, not by malice.</summary>
/// <remarks>Four lanes of 64 bits; each takes a word by exclusive or, an odd factor and a rotation, all of which can be
/// undone, so that one changed word always changes its lane. The same bytes give the same value on every machine of the
/// same byte order.</remarks>
public static class ContentHash
{
    private const ulong Factor = 0x9E3779B97F4A7C15;
    private const ulong Mixer = 0xFF51AFD7ED558CCD;
    private const ulong SecondMixer = 0xC4CEB9FE1A85EC53;

    /// <summary>The hash of bytes; the empty ones have one too.</summary>
    public static UInt128 Of(ReadOnlySpan<byte> content)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(content);
        var (one, two, three, four) = (Factor, Mixer, SecondMixer, ~Factor);
        var index = 0;
        for (; index + 4 <= words.Length; index += 4)
        {
            one = Step(one, words[index]);
            two = Step(two, words[index + 1]);
            three = Step(three, words[index + 2]);
            four = Step(four, words[index + 3]);
        }

        for (; index < words.Length; index++)
        {
            one = Step(one, words[index]);
        }

        foreach (var rest in content[(words.Length * sizeof(ulong))..])
        {
            two = Step(two, rest);
        }

        one = Step(one, (ulong)content.Length);
        return new UInt128(
            Mix(one ^ BitOperations.RotateLeft(three, 17)) ^ Mix(two),
            Mix(two ^ BitOperations.RotateLeft(four, 29)) ^ Mix(three) ^ BitOperations.RotateLeft(Mix(one), 7));
    }

    /// <summary>The hash of numbers.</summary>
    public static UInt128 Of<T>(ReadOnlySpan<T> content)
        where T : unmanaged => Of(MemoryMarshal.AsBytes(content));

    private static ulong Step(ulong lane, ulong word) =>
        BitOperations.RotateLeft(unchecked((lane ^ word) * Factor), 31);

    private static ulong Mix(ulong lane)
    {
        unchecked
        {
            lane = (lane ^ (lane >> 33)) * Mixer;
            lane = (lane ^ (lane >> 33)) * SecondMixer;
            return lane ^ (lane >> 33);
        }
    }
}
