using System.Globalization;
using System.Net.WebSockets;
using System.Text.RegularExpressions;
using NanoCap.Bot.Diagnostics.Connection;
using NanoCap.Bot.Options;

namespace NanoCap.Bot.Brokers.Alpaca.Checks;

/// <summary>What keeps a service of Alpaca from answering, each cause in words of its own, with what to do.</summary>
/// <param name="options">The keys, which no text has, and what they are for.</param>
/// <param name="address">The service.</param>
internal sealed partial class AlpacaFault(AlpacaOptions options, Uri address)
{
    private const string StatusPage = "status.alpaca.markets";
    private const string LiveHost = "api.alpaca.markets";

    private string Host => address.IsDefaultPort ? address.Host : address.Authority;

    private bool IsLive => options.Environment == AlpacaEnvironment.Live || address.Host == LiveHost;

    /// <summary>Null when Alpaca has answered what it was asked.</summary>
    public ConnectionResult? Find(AlpacaReply reply) => reply switch
    {
        AlpacaReply.Lost lost => OfLost(lost.Error, lost.Text),
        AlpacaReply.NotSent => OfTooMany(),
        AlpacaReply.Answered answered => OfStatus(answered.Status, answered.Body),
        _ => throw new InvalidOperationException($"Expected a known reply, found {reply.GetType().Name}."),
    };

    /// <summary>Why a stream could not be opened.</summary>
    public ConnectionResult Of(Exception failure) => failure switch
    {
        OperationCanceledException => OfLost(null, string.Empty),
        BrokerException => WrongKeys("The stream does not take the keys"),
        WebSocketException { InnerException: HttpRequestException inner } =>
            OfLost(inner.HttpRequestError, inner.Message),
        WebSocketException when StatusIn(failure.Message) is { } status => OfUpgrade(status),
        _ => ConnectionResult.Fail(
            $"The stream of {Host} broke before it began: {failure.Message}",
            $"Try again; a proxy that knows no WebSockets does this too. Else look at {StatusPage}."),
    };

    /// <summary>The keys are not taken: which of the usual reasons is it?</summary>
    public ConnectionResult WrongKeys(string what)
    {
        var (key, secret) = (options.KeyId ?? string.Empty, options.SecretKey ?? string.Empty);
        if (key != key.Trim() || secret != secret.Trim())
        {
            return ConnectionResult.Fail(
                $"{what}: they begin or end with a blank.", "Set them again without blanks around them.");
        }

        // What Alpaca makes begins with PK for paper and AK for real money.
        return key switch
        {
            _ when IsLive && key.StartsWith("PK", StringComparison.Ordinal) => ConnectionResult.Fail(
                $"{what}: these are paper keys (they begin with PK) at the address for real money.",
                "Set the keys of the live account, or Alpaca:Environment and Trading:Mode to Paper."),
            _ when !IsLive && key.StartsWith("AK", StringComparison.Ordinal) => ConnectionResult.Fail(
                $"{what}: these are keys for real money (they begin with AK) at the address for paper.",
                "Set the keys of the paper account; each account has its own."),
            _ => ConnectionResult.Fail(
                $"{what}: they are wrong, or were made anew or deleted since.",
                $"Make keys in the dashboard of the {(IsLive ? "live" : "paper")} account and set Alpaca:KeyId and "
                + "Alpaca:SecretKey to them."),
        };
    }

    private static bool IsPage(string body) => body.TrimStart().StartsWith('<');

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);

    private static int? StatusIn(string message) => StatusOfUpgrade().Match(message) is { Success: true } found
        ? int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    // The one place where .NET tells the status of a refused WebSocket.
    [GeneratedRegex("status code '([0-9]{3})' when")]
    private static partial Regex StatusOfUpgrade();

    private ConnectionResult? OfStatus(int status, string body) => status switch
    {
        401 => WrongKeys("Alpaca does not take the keys (status 401)"),
        407 => OfProxyLogin(),
        429 => OfTooMany(),
        >= 500 => OfTrouble(status),
        _ when IsPage(body) => OfPage(status),
        403 => WrongKeys("Alpaca refuses these keys (status 403)"),
        >= 200 and < 300 => null,
        _ => ConnectionResult.Fail(
            $"{Host} answered with status {Text(status)}, which nobody expected.",
            $"Is the address the right one? Else look at {StatusPage}, and for a newer version."),
    };

    private ConnectionResult OfUpgrade(int status) => status switch
    {
        401 or 403 => WrongKeys($"The stream does not take the keys (status {Text(status)})"),
        407 => OfProxyLogin(),
        429 => OfTooMany(),
        >= 500 => OfTrouble(status),
        _ => OfPage(status),
    };

    private ConnectionResult OfPage(int status) => ConnectionResult.Fail(
        $"Somebody else answers for {Host}: a web page with status {Text(status)}, as a proxy or a login page of a "
        + "network sends it.",
        $"Log in to the network, or have the proxy let {Host} through, WebSockets too.");

    private static ConnectionResult OfProxyLogin() => ConnectionResult.Fail(
        "The proxy wants a login (status 407).", "Give it one in HTTPS_PROXY, or go around it.");

    private ConnectionResult OfTrouble(int status) => ConnectionResult.Fail(
        $"{Host} is in trouble: status {Text(status)}.", $"Wait and try again; {StatusPage} tells more.");

    private static ConnectionResult OfTooMany() => ConnectionResult.Fail(
        "Too many requests: these keys have used up their minute (status 429).",
        "Wait a minute; if it stays, another program uses the same keys.");

    private ConnectionResult OfLost(HttpRequestError? error, string text) => error switch
    {
        null => ConnectionResult.Fail(
            $"{Host} did not answer within {options.DeadlineSeconds} s.",
            $"Check network and firewall of this machine, then {StatusPage}."),
        HttpRequestError.NameResolutionError => ConnectionResult.Fail(
            $"There is no network: the name {address.Host} cannot be found.",
            "Check that this machine is online and that its DNS works."),
        HttpRequestError.ConnectionError => ConnectionResult.Fail(
            $"There is no network to {Host}: it cannot be reached.",
            $"Check network and firewall: outgoing port {address.Port} must be open."),
        HttpRequestError.SecureConnectionError => ConnectionResult.Fail(
            $"There is no safe connection to {Host}: its certificate is not trusted.",
            "A proxy in between or a wrong clock does this; mend it, and never switch the check off."),
        HttpRequestError.ProxyTunnelError => ConnectionResult.Fail(
            $"The proxy does not let {Host} through.", "Have it allowed there, or go around it."),
        _ => ConnectionResult.Fail(
            $"The line to {Host} broke: {text}", $"Try again; if it stays, look at {StatusPage}."),
    };
}
