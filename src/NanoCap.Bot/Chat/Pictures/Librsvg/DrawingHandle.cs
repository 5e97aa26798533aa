using Microsoft.Win32.SafeHandles;

namespace NanoCap.Bot.Chat.Pictures.Librsvg;

/// <summary>A cairo_t.</summary>
internal sealed class DrawingHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle()
    {
        Libraries.DestroyDrawing(handle);
        return true;
    }
}
