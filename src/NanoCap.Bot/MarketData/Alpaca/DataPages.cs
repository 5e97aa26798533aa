using System.Text.Json;

namespace NanoCap.Bot.MarketData.Alpaca;

/// <summary>Lists that come in pages: read to their end or not at all.</summary>
internal static class DataPages
{
    private const int Most = 500;

    /// <param name="line">Where to ask.</param>
    /// <param name="ask">The body for what is appended to the path; null when there is nothing to ask for.</param>
    /// <param name="take">Gets each page with its path.</param>
    /// <exception cref="MarketDataException">A page could not be read, or there is no end to them.</exception>
    public static async Task ReadAsync(
        DataLine line,
        Func<string, Task<(string Path, string Body)?>> ask,
        Action<string, DataAnswers.Page> take)
    {
        var tokens = new HashSet<string>();
        var next = string.Empty;
        while (await ask(next) is var (path, body))
        {
            var page = line.Parse(path, body, DataJson.Default.Page);
            take(path, page);
            if (page.NextPageToken.ValueKind == JsonValueKind.Null)
            {
                return;
            }

            if (page.NextPageToken.ValueKind != JsonValueKind.String)
            {
                throw DataLine.Failed(path, "The answer does not say whether it goes on; nothing of it is used.");
            }

            var token = page.NextPageToken.GetString()!;
            if (!tokens.Add(token) || tokens.Count > Most)
            {
                throw DataLine.Failed(path, "The list has no end; nothing of it is used.");
            }

            next = $"&page_token={Uri.EscapeDataString(token)}";
        }
    }
}
