using Microsoft.Win32.SafeHandles;

namespace NanoCap.Bot.Chat.Pictures.Librsvg;

/// <summary>A cairo_surface_t.</summary>
internal sealed class SurfaceHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle()
    {
        Libraries.DestroySurface(handle);
        return true;
    }
}
