namespace NanoCap.Bot.Tests.MarketData;

/// <summary>Finds the private market data beside the repository; tests that need it are skipped without it.</summary>
internal static class RealData
{
    public static string? FindSmallcap() => Find("smallcap");

    /// <summary>The broad funds: a table of closes and a folder of bars.</summary>
    public static string NeedFunds()
    {
        var folder = Find("etf");
        Assert.SkipUnless(folder is not null, "needs ../shared/data/etf beside the repository");
        return folder!;
    }

    private static string? Find(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NanoCap.Bot.sln")))
        {
            folder = folder.Parent;
        }

        var data = folder?.Parent is { } around ? Path.Combine(around.FullName, "shared", "data", name) : null;
        return Directory.Exists(data) ? data : null;
    }

    public static string NeedSmallcap()
    {
        var folder = FindSmallcap();
        Assert.SkipUnless(folder is not null, "needs ../shared/data/smallcap beside the repository");
        return folder!;
    }
}
