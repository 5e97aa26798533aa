using System.Runtime.InteropServices;

namespace NanoCap.Bot.Chat.Pictures.Librsvg;

/// <summary>RsvgRectangle.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct Viewport(double X, double Y, double Width, double Height);
