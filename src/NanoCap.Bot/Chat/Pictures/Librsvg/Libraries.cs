using System.Runtime.InteropServices;

namespace NanoCap.Bot.Chat.Pictures.Librsvg;

/// <summary>The functions that are called, as their headers declare them.</summary>
internal static unsafe partial class Libraries
{
    public const string Rsvg = "librsvg-2.so.2";
    public const string Cairo = "libcairo.so.2";
    public const string Objects = "libgobject-2.0.so.0";
    public const string Base = "libglib-2.0.so.0";

    /// <summary>CAIRO_FORMAT_ARGB32.</summary>
    public const int Argb32 = 0;

    /// <summary>CAIRO_STATUS_SUCCESS.</summary>
    public const int Success = 0;

    /// <summary>CAIRO_STATUS_WRITE_ERROR.</summary>
    public const int WriteError = 11;

    [LibraryImport(Rsvg, EntryPoint = "rsvg_handle_new_from_data")]
    public static partial SvgHandle OpenSvg(ReadOnlySpan<byte> data, nuint length, out nint error);

    [LibraryImport(Rsvg, EntryPoint = "rsvg_handle_render_document")]
    public static partial int Render(SvgHandle svg, DrawingHandle drawing, in Viewport viewport, out nint error);

    [LibraryImport(Cairo, EntryPoint = "cairo_image_surface_create")]
    public static partial SurfaceHandle CreateSurface(int format, int width, int height);

    [LibraryImport(Cairo, EntryPoint = "cairo_create")]
    public static partial DrawingHandle CreateDrawing(SurfaceHandle surface);

    [LibraryImport(Cairo, EntryPoint = "cairo_status")]
    public static partial int StatusOf(DrawingHandle drawing);

    [LibraryImport(Cairo, EntryPoint = "cairo_surface_write_to_png_stream")]
    public static partial int WritePng(
        SurfaceHandle surface, delegate* unmanaged[Cdecl]<nint, byte*, uint, int> write, nint closure);

    [LibraryImport(Cairo, EntryPoint = "cairo_surface_destroy")]
    public static partial void DestroySurface(nint surface);

    [LibraryImport(Cairo, EntryPoint = "cairo_destroy")]
    public static partial void DestroyDrawing(nint drawing);

    [LibraryImport(Objects, EntryPoint = "g_object_unref")]
    public static partial void Unreference(nint instance);

    [LibraryImport(Base, EntryPoint = "g_error_free")]
    public static partial void FreeError(nint error);
}
