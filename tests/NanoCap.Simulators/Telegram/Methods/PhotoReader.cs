using System.Buffers.Binary;
using NanoCap.Simulators.Telegram.Wire;

namespace NanoCap.Simulators.Telegram.Methods;

/// <summary>A picture: one that was sent before, a part of the body, or a part that it attaches.</summary>
internal static class PhotoReader
{
    private const int MostBytes = 10 * 1024 * 1024;
    private const int MostSides = 10_000;
    private const int MostRatio = 20;
    private const string Attached = "attach://";
    private static readonly byte[] PngSignature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <exception cref="TelegramException">There is none, or none that is one.</exception>
    public static StandInPhoto PhotoOf(MethodCall call, string member, string? named, TelegramBook book)
    {
        if (call.Files.TryGetValue(member, out var bytes))
        {
            return Add(bytes, book);
        }

        if (named is null)
        {
            throw TelegramException.Bad("there is no photo in the request");
        }

        if (named.StartsWith(Attached, StringComparison.Ordinal))
        {
            return call.Files.TryGetValue(named[Attached.Length..], out var attached)
                ? Add(attached, book)
                : throw TelegramException.Bad("can't find the attached file");
        }

        return book.FindPhoto(named) ?? throw TelegramException.Bad(
            named.Contains("://", StringComparison.Ordinal)
                ? "failed to get HTTP URL content"
                : "wrong file identifier/HTTP URL specified");
    }

    private static StandInPhoto Add(byte[] bytes, TelegramBook book)
    {
        if (bytes.Length == 0)
        {
            throw TelegramException.Bad("file must be non-empty");
        }

        if (bytes.Length > MostBytes)
        {
            throw TelegramException.Bad("file is too big");
        }

        var (width, height) = SizeOf(bytes);
        return width + height <= MostSides && Math.Max(width, height) <= MostRatio * Math.Min(width, height)
            ? book.AddPhoto(width, height, bytes)
            : throw TelegramException.Bad("PHOTO_INVALID_DIMENSIONS");
    }

    /// <summary>Of a PNG, the one kind that the stand-in knows.</summary>
    private static (int Width, int Height) SizeOf(byte[] bytes) =>
        bytes.Length > 24 && bytes.AsSpan(0, 8).SequenceEqual(PngSignature)
            ? (BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)),
                BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)))
            : throw TelegramException.Bad("IMAGE_PROCESS_FAILED");
}
