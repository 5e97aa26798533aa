using System.Globalization;
using System.Net;
using System.Text.Json;
using NanoCap.Bot.Brokers;
using NanoCap.Bot.Brokers.Alpaca;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.MarketData.Alpaca;

/// <summary>Headlines, fifty a page, which is the most.</summary>
internal sealed class AlpacaNews(DataLine line) : INewsSource
{
    private readonly SymbolChunks chunks = new(line);

    public async Task<IReadOnlyList<Headline>> ReadAsync(
        IReadOnlyCollection<Symbol> symbols,
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken cancellationToken)
    {
        var period = string.Create(
            CultureInfo.InvariantCulture,
            $"start={from.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}&end={until.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}");
        // An article about two symbols may come once for each chunk.
        var articles = new Dictionary<long, Headline>();
        foreach (var chunk in SymbolChunks.Of(symbols))
        {
            await DataPages.ReadAsync(
                line,
                next => chunks.AskAsync(
                    chunk, names => $"/v1beta1/news?symbols={names}&{period}&sort=desc&limit=50{next}",
                    RequestPriority.Read, DataLine.PatientTries, cancellationToken),
                (path, page) => Take(path, page.News, articles));
        }

        return [.. articles.OrderByDescending(article => article.Value.At).ThenBy(article => article.Key)
            .Select(article => article.Value)];
    }

    private void Take(string path, JsonElement news, Dictionary<long, Headline> articles)
    {
        foreach (var article in line.Parse(path, news, DataJson.Default.ListArticle))
        {
            if (article is not { Id: { } id, Headline: { Length: > 0 } text, CreatedAt: { } at })
            {
                throw DataLine.Failed(path, "An article lacks id, headline or created_at; nothing of it is used.");
            }

            articles[id] = new Headline(
                WebUtility.HtmlDecode(text),
                article.Source ?? string.Empty,
                at,
                [.. (article.Symbols ?? []).Select(name => Symbol.TryParse(name, out var symbol) ? symbol : default)
                    .Where(symbol => symbol != default)],
                Uri.TryCreate(article.Address, UriKind.Absolute, out var address)
                    && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) ? address : null);
        }
    }
}
