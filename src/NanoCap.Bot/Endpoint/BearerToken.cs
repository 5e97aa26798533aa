using System.Security.Cryptography;
using System.Text;

namespace NanoCap.Bot.Endpoint;

/// <summary>A random word that a caller must show.</summary>
internal sealed class BearerToken
{
    private const string Scheme = "Bearer ";
    private const int Bytes = 32;

    private readonly byte[] hash;

    public BearerToken()
    {
        Value = Convert.ToHexString(RandomNumberGenerator.GetBytes(Bytes));
        hash = HashOf(Value);
    }

    public string Value { get; }

    /// <summary>Whether an Authorization header shows it; takes the same time whatever is wrong.</summary>
    public bool IsShownIn(string? authorization) =>
        authorization is not null
        && authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(HashOf(authorization[Scheme.Length..]), hash);

    // Hashes have one length, so that the comparison does not tell the token's.
    private static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
