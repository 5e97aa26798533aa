using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NanoCap.Bot.Chat.Pictures;
using NanoCap.Bot.Chat.Pictures.Librsvg;

namespace NanoCap.Bot.Tests.Chat.Pictures;

public sealed class LibrsvgRasterizerTests
{
    private static readonly byte[] PngSignature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static readonly SvgImage Chart = CandlePicture
        .Of(PictureSeries.Chart(1, 60, 4), PictureSeries.Levels(4.1, 3.6, 5), "PAPER", "folder")
        .Draw(PictureTheme.Dark);

    [Theory]
    [InlineData(1.0, 800, 700)]
    [InlineData(1.5, 1200, 1050)]
    public void A_picture_becomes_a_png_of_its_size(double scale, int width, int height)
    {
        SkipWithoutLibraries();

        var png = New().FindPng(Chart, scale)!;

        // Bytes 16 to 23 of a PNG file are width and height, big-endian.
        Assert.Equal(PngSignature, png[..8]);
        Assert.Equal(width, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        Assert.Equal(height, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
        Assert.True(png.Length > 20_000, $"{png.Length} bytes are no chart.");
    }

    [Theory]
    [InlineData("<svg")]
    [InlineData("")]
    [InlineData("no picture")]
    public void What_is_no_picture_is_reported_and_gives_nothing(string text)
    {
        SkipWithoutLibraries();
        var log = new LogLines();

        Assert.Null(new LibrsvgRasterizer(log).FindPng(new SvgImage(text, 800, 700)));
        Assert.Contains("could not be made", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_of_absurd_size_is_refused()
    {
        SkipWithoutLibraries();
        Assert.Null(New().FindPng(Chart, 100));
        Assert.Null(New().FindPng(Chart with { Width = 0 }));
    }

    [Fact]
    public void Without_the_libraries_it_says_so_once_and_gives_nothing()
    {
        var log = new LogLines();
        var rasterizer = new LibrsvgRasterizer(log) { Needed = ["librsvg-of-nowhere.so.9"] };

        Assert.Null(rasterizer.FindPng(Chart));
        Assert.Null(rasterizer.FindPng(Chart));

        Assert.StartsWith(
            "No pictures can be made: librsvg-of-nowhere.so.9 not found, so text is sent instead",
            Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    // One surface that is not freed is 2.2 MB: 200 of them could not hide.
    [Fact]
    public void Many_pictures_leave_no_memory_behind()
    {
        SkipWithoutLibraries();
        Assert.SkipUnless(File.Exists("/proc/self/status"), "Needs /proc to measure the process.");
        var rasterizer = New();
        Render(rasterizer, 20);
        var before = ResidentMegabytes();

        Render(rasterizer, 200);

        Assert.InRange(ResidentMegabytes() - before, -1_000_000, 60);
    }

    private static void Render(LibrsvgRasterizer rasterizer, int times)
    {
        for (var time = 0; time < times; time++)
        {
            Assert.NotNull(rasterizer.FindPng(Chart));
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    private static double ResidentMegabytes()
    {
        using var self = Process.GetCurrentProcess();
        return self.WorkingSet64 / 1048576.0;
    }

    private static void SkipWithoutLibraries() => Assert.SkipUnless(
        NativeLibrary.TryLoad("librsvg-2.so.2", out _) && NativeLibrary.TryLoad("libcairo.so.2", out _),
        "Needs the system's librsvg and cairo.");

    private static LibrsvgRasterizer New() => new(NullLogger<LibrsvgRasterizer>.Instance);

    private sealed class LogLines : ILogger<LibrsvgRasterizer>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => Lines.Add(formatter(state, exception));
    }
}
