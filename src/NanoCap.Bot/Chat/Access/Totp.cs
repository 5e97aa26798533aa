using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NanoCap.Bot.Chat.Access;

/// <summary>Codes by time, RFC 6238 over RFC 4226: HMAC-SHA-1, steps of 30 seconds, six digits, which is what
/// authenticators take without asking.</summary>
internal static class Totp
{
    public const int SecretBytes = 20;
    private const int StepSeconds = 30;
    private const int Skew = 1;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    [SuppressMessage(
        "Security", "CA5350", Justification = "The RFC's algorithm, and the only one that every authenticator knows.")]
    public static string CodeAt(ReadOnlySpan<byte> secret, long step, int digits = 6)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(secret, counter, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0x0f)..]) & 0x7fffffff;
        return (number % (int)Math.Pow(10, digits)).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <summary>The step of a code, one step early or late included, later than the last one used; null for a code that
    /// is wrong or was used.</summary>
    public static long? FindStep(ReadOnlySpan<byte> secret, string code, DateTimeOffset at, long lastUsed)
    {
        var typed = Encoding.ASCII.GetBytes(code);
        long? found = null;
        for (var step = StepAt(at) - Skew; step <= StepAt(at) + Skew; step++)
        {
            // All three are compared, in the same time.
            var isEqual = CryptographicOperations.FixedTimeEquals(typed, Encoding.ASCII.GetBytes(CodeAt(secret, step)));
            found = isEqual && step > lastUsed ? step : found;
        }

        return found;
    }

    /// <summary>What an authenticator reads.</summary>
    public static string LinkOf(ReadOnlySpan<byte> secret, string name) =>
        $"otpauth://totp/NanoCap:{Uri.EscapeDataString(name)}?secret={Base32(secret)}&issuer=NanoCap";

    private static string Base32(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (bits, held) = (0, 0);
        foreach (var part in bytes)
        {
            bits = (bits << 8) | part;
            for (held += 8; held >= 5; held -= 5)
            {
                text.Append(Letters[(bits >> (held - 5)) & 31]);
            }

            bits &= (1 << held) - 1;
        }

        return held == 0 ? text.ToString() : text.Append(Letters[(bits << (5 - held)) & 31]).ToString();
    }
}
