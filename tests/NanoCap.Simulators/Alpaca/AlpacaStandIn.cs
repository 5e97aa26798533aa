using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Simulators.Alpaca.Data;
using NanoCap.Simulators.Alpaca.Endpoints;
using NanoCap.Simulators.Alpaca.Line;

namespace NanoCap.Simulators.Alpaca;

/// <summary>A server on loopback that behaves like Alpaca's trading and data services, with a simulated exchange inside
/// and a ledger that outlives a kill. Not part of Alpaca: everything under <c>/control</c>.</summary>
public sealed class AlpacaStandIn : IAsyncDisposable
{
    private const int LongestBody = 8_388_608;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200);
    private static readonly string[] Delete = ["DELETE"];
    private static readonly string[] Patch = ["PATCH"];

    private readonly WebApplication server;
    private readonly StandInBook book;
    private readonly StreamEndpoint stream;
    private readonly DataService data;
    private readonly ITimer ticking;

    private AlpacaStandIn(
        WebApplication server, StandInBook book, StreamEndpoint stream, DataService data, ITimer ticking)
    {
        this.data = data;
        this.server = server;
        this.book = book;
        this.stream = stream;
        this.ticking = ticking;
    }

    /// <summary>Where it listens, such as <c>http://127.0.0.1:40123</c>.</summary>
    public Uri Address => new(server.Urls.Single());

    /// <summary>Where updates are streamed.</summary>
    public Uri StreamAddress => new UriBuilder(Address) { Scheme = "ws", Path = "/stream" }.Uri;

    /// <summary>Where quotes are streamed; a feed is added to it.</summary>
    public Uri QuoteStreamAddress => new UriBuilder(Address) { Scheme = "ws", Path = "/v2" }.Uri;

    /// <exception cref="IOException">The port or the ledger is in use.</exception>
    /// <exception cref="InvalidDataException">The ledger cannot be read.</exception>
    public static async Task<AlpacaStandIn> StartAsync(StandInOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var book = StandInBook.Open(options);
        try
        {
            var gate = new Lock();
            var server = Build(options, book, gate, out var stream, out var data);
            await server.StartAsync(cancellationToken).ConfigureAwait(false);
            return new AlpacaStandIn(server, book, stream, data, StartTicking(options, book, gate));
        }
        catch
        {
            book.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ticking.DisposeAsync().ConfigureAwait(false);
        stream.EndAll();
        data.EndAll();
        await server.StopAsync(CancellationToken.None).ConfigureAwait(false);
        await server.DisposeAsync().ConfigureAwait(false);
        book.Dispose();
    }

    /// <summary>What is due happens also while nobody asks.</summary>
    private static ITimer StartTicking(StandInOptions options, StandInBook book, Lock gate) => options.Time.CreateTimer(
        _ =>
        {
            lock (gate)
            {
                book.Settle();
            }
        },
        state: null, Tick, Tick);

    private static WebApplication Build(
        StandInOptions options, StandInBook book, Lock gate, out StreamEndpoint stream, out DataService data)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LongestBody;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        builder.Services.AddRoutingCore();
        var application = builder.Build();

        var (faults, updates) = (new LineFaults(), new TradeStream());
        var visibility = new Visibility(book.Clock);
        book.Told = happened =>
        {
            foreach (var update in Wire.TradeUpdates.Of(happened, book.Index, book.State))
            {
                updates.Publish(update);
            }
        };
        var door = new Door(options, book, gate, faults, visibility);
        stream = new StreamEndpoint(options, gate, updates, door);
        application.UseWebSockets();
        application.UseRouting();
        application.Map("/stream", stream.ServeAsync);
        new ControlEndpoint(book, gate, new ControlDesk(book, faults, updates), faults, updates, door)
            .MapOn(application);
        MapOn(application, book, visibility, door);
        data = new DataService(options, book, gate);
        data.MapOn(application, door);
        return application;
    }

    private static void MapOn(WebApplication application, StandInBook book, Visibility visibility, Door door)
    {
        var (account, market) = (new AccountEndpoint(book), new MarketEndpoint(book));
        var (orders, list) = (new OrderEndpoint(book, visibility), new OrderListEndpoint(book, visibility));
        var (positions, activities) = (new PositionEndpoint(book, orders), new ActivityEndpoint(book));
        application.MapGet("/v2/account", door.For(account.Get));
        application.MapGet("/v2/account/portfolio/history", door.For(account.GetHistory));
        application.MapGet("/v2/account/activities", door.For(activities.Get));
        application.MapGet("/v2/account/activities/{name}", door.For(activities.Get));
        application.MapGet("/v2/clock", door.For(market.GetClock));
        application.MapGet("/v2/calendar", door.For(market.GetCalendar));
        application.MapGet("/v2/assets", door.For(market.GetAssets));
        application.MapGet("/v2/assets/{name}", door.For(market.GetAsset));
        application.MapPost("/v2/orders", door.For(orders.Post));
        application.MapGet("/v2/orders", door.For(list.Get));
        application.MapMethods("/v2/orders", Delete, door.For(orders.DeleteAll));
        application.MapGet("/v2/orders:by_client_order_id", door.For(orders.GetByClientId));
        application.MapGet("/v2/orders/{name}", door.For(orders.Get));
        application.MapMethods("/v2/orders/{name}", Delete, door.For(orders.Delete));
        application.MapMethods("/v2/orders/{name}", Patch, door.For(orders.Patch));
        application.MapGet("/v2/positions", door.For(positions.GetAll));
        application.MapMethods("/v2/positions", Delete, door.For(positions.DeleteAll));
        application.MapGet("/v2/positions/{name}", door.For(positions.Get));
        application.MapMethods("/v2/positions/{name}", Delete, door.For(positions.Delete));
    }
}
