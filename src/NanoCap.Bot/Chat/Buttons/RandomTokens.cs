using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace NanoCap.Bot.Chat.Buttons;

/// <summary>Tokens of the operating system's cryptographic source.</summary>
internal sealed class RandomTokens : IButtonTokens
{
    private const int Bytes = 16;

    public string Next() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is kept of a token: whoever reads the journal cannot tap.</summary>
    public static string HashOf(string token) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
