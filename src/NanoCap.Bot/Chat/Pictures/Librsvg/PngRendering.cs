using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace NanoCap.Bot.Chat.Pictures.Librsvg;

/// <summary>One picture from its text to the bytes of a PNG file.</summary>
internal static unsafe class PngRendering
{
    private const int MostPixels = 8_000;

    /// <exception cref="RenderingException">A library refused it.</exception>
    public static byte[] Of(SvgImage image, double scale)
    {
        var (width, height) = ((int)Math.Ceiling(image.Width * scale), (int)Math.Ceiling(image.Height * scale));
        if (width is < 1 or > MostPixels || height is < 1 or > MostPixels)
        {
            throw new RenderingException(string.Create(CultureInfo.InvariantCulture,
                $"expected 1 to {MostPixels} pixels a side, found {width} x {height}."));
        }

        var data = Encoding.UTF8.GetBytes(image.Text);
        using var svg = Libraries.OpenSvg(data, (nuint)data.Length, out var unread);
        Check(!svg.IsInvalid, unread);
        using var surface = Libraries.CreateSurface(Libraries.Argb32, width, height);
        using var drawing = Libraries.CreateDrawing(surface);
        Check(Libraries.StatusOf(drawing));
        var isDrawn = Libraries.Render(svg, drawing, new Viewport(0, 0, width, height), out var undrawn) != 0;
        Check(isDrawn, undrawn);
        Check(Libraries.StatusOf(drawing));
        return Write(surface);
    }

    private static byte[] Write(SurfaceHandle surface)
    {
        using var file = new MemoryStream();
        var closure = GCHandle.Alloc(file);
        try
        {
            Check(Libraries.WritePng(surface, &Append, GCHandle.ToIntPtr(closure)));
        }
        finally
        {
            closure.Free();
        }

        return file.ToArray();
    }

    // No exception may pass through the library's frames.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Append(nint closure, byte* data, uint length)
    {
        try
        {
            ((MemoryStream)GCHandle.FromIntPtr(closure).Target!).Write(new ReadOnlySpan<byte>(data, (int)length));
            return Libraries.Success;
        }
        catch (Exception)
        {
            return Libraries.WriteError;
        }
    }

    private static void Check(int status)
    {
        if (status != Libraries.Success)
        {
            throw new RenderingException(string.Create(CultureInfo.InvariantCulture, $"cairo's status is {status}."));
        }
    }

    private static void Check(bool isDone, nint error)
    {
        if (error != 0)
        {
            var message = MessageOf(error);
            Libraries.FreeError(error);
            throw new RenderingException(message);
        }

        if (!isDone)
        {
            throw new RenderingException("librsvg said no and not why.");
        }
    }

    // GError: a 32-bit domain, a 32-bit code, the message.
    private static string MessageOf(nint error) =>
        Marshal.PtrToStringUTF8(Marshal.ReadIntPtr(error, 2 * sizeof(int))) ?? "no message";
}
