using Microsoft.Win32.SafeHandles;

namespace NanoCap.Bot.Chat.Pictures.Librsvg;

/// <summary>An RsvgHandle.</summary>
internal sealed class SvgHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle()
    {
        Libraries.Unreference(handle);
        return true;
    }
}
