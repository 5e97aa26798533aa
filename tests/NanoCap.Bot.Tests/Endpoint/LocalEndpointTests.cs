using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.NetworkInformation;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Endpoint;
using NanoCap.Bot.Tests.Monitor;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Tests.Endpoint;

public sealed class LocalEndpointTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer 0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("Basic {token}")]
    [InlineData("{token}")]
    [InlineData("Bearer {token}0")]
    public async Task A_command_without_the_right_token_is_refused_and_reaches_nobody(string? authorization)
    {
        await using var running = await RunningEndpoint.StartAsync();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, running.Url("/command"));
        request.Content = JsonContent.Create(new { line = "/exit EXIT", confirm = true });
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation(
                "Authorization",
                authorization.Replace("{token}", running.Address.Token, StringComparison.Ordinal));
        }

        using var response = await http.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(running.Commands.Told);
    }

    [Fact]
    public async Task A_command_with_the_token_of_the_state_folder_is_carried_out_and_answered()
    {
        await using var running = await RunningEndpoint.StartAsync();
        using var client = await EndpointClient.FindAsync(running.Folder, Cancellation);

        var reply = await client!.RunAsync("/approve 3", isConfirmed: true, null, Cancellation);

        Assert.Equal([("/approve 3", true)], running.Commands.Told);
        Assert.Equal((AnswerKind.Done, "told /approve 3"), (reply.Kind, reply.Text));
        Assert.Equal("/approve 3", reply.Data.GetProperty("line").GetString());
    }

    [Fact]
    public async Task The_picture_for_the_monitor_needs_the_token_and_arrives_whole()
    {
        await using var running = await RunningEndpoint.StartAsync();
        running.Monitor.Picture = MonitorPictures.Crowded;
        using var client = await EndpointClient.FindAsync(running.Folder, Cancellation);
        using var http = new HttpClient();

        using var refused = await http.GetAsync(running.Url("/monitor"), Cancellation);
        var picture = await client!.FindPictureAsync(Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Empty(await refused.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equivalent(MonitorPictures.Crowded, picture, strict: true);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"line\":\"\"}")]
    [InlineData("not json")]
    public async Task A_body_without_a_line_is_a_bad_request(string body)
    {
        await using var running = await RunningEndpoint.StartAsync();
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", running.Address.Token);

        using var response = await http.PostAsync(running.Url("/command"), new StringContent(body), Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(running.Commands.Told);
    }

    [Fact]
    public async Task It_listens_on_the_loopback_interface_and_nowhere_else()
    {
        await using var running = await RunningEndpoint.StartAsync();

        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners()
            .Where(listener => listener.Port == running.Port);

        Assert.Equal([IPAddress.Loopback], listeners.Select(listener => listener.Address));
    }

    [Fact]
    public async Task Its_file_is_for_its_owner_only_has_a_new_token_each_time_and_goes_with_it()
    {
        await using var running = await RunningEndpoint.StartAsync();
        await using var other = await RunningEndpoint.StartAsync();
        var file = Path.Combine(running.Folder, EndpointFile.Name);

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        Assert.Equal(64, running.Address.Token.Length);
        Assert.NotEqual(running.Address.Token, other.Address.Token);

        await running.StopAsync();

        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task A_file_that_a_killed_bot_left_behind_counts_as_no_bot()
    {
        await using var running = await RunningEndpoint.StartAsync();
        var address = running.Address;
        await running.StopAsync();
        new EndpointFile(running.Folder).Write(address);

        Assert.Null(await EndpointClient.FindAsync(running.Folder, Cancellation));
    }

    [Fact]
    public async Task Health_needs_no_token_and_tells_mode_and_age_of_the_last_event()
    {
        var now = new DateTimeOffset(2024, 1, 2, 21, 30, 42, TimeSpan.Zero);
        await using var running = await RunningEndpoint.StartAsync(time: new FixedTime(now));
        running.Desk.State = DeskState.Empty with { Mode = DeskMode.Paused, LastEventAt = now.AddSeconds(-42) };
        using var http = new HttpClient();

        var answer = await http.GetStringAsync(running.Url("/health"), Cancellation);

        Assert.Equal("""{"status":"ok","mode":"Paused","halted":null,"lastEventAgeSeconds":42}""", answer);
    }

    [Fact]
    public async Task A_halted_bot_says_why_and_is_not_well()
    {
        await using var running = await RunningEndpoint.StartAsync();
        running.Desk.HaltedBecause = "the journal cannot be read";
        using var client = await EndpointClient.FindAsync(running.Folder, Cancellation);
        using var http = new HttpClient();

        var report = await client!.FindHealthAsync(Cancellation);
        using var response = await http.GetAsync(running.Url("/health"), Cancellation);

        Assert.Equal(new HealthReport("halted", "Active", "the journal cannot be read", null), report);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
