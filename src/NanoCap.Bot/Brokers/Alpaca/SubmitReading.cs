using System.Text.Json;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Brokers.Alpaca;

/// <summary>What the answer to an order's POST means. Only what is surely a refusal is one; everything else that is no
/// acceptance is unknown.</summary>
internal static class SubmitReading
{
    private const long BadParameter = 40010001;
    private const long Unprocessable = 42210000;

    /// <param name="reply">What came of the POST.</param>
    /// <param name="order">What was sent.</param>
    /// <param name="placed">The order as the broker has it, with an acceptance only.</param>
    public static SubmitAnswer Of(AlpacaReply reply, OrderRequest order, out WireOrder? placed)
    {
        placed = null;
        return reply switch
        {
            AlpacaReply.NotSent notSent => new SubmitAnswer.RateLimited(notSent.Until),
            AlpacaReply.Answered { Status: 429, RetryAt: { } until } => new SubmitAnswer.RateLimited(until),
            AlpacaReply.Answered { IsSuccess: true } answered => OfSuccess(answered, order, out placed),
            AlpacaReply.Answered { Status: 401 } => new SubmitAnswer.Refused(
                "401", "Alpaca did not accept the keys; check Alpaca:KeyId, Alpaca:SecretKey and Alpaca:Environment.")
            {
                Kind = RefusalKind.Account,
            },
            AlpacaReply.Answered { Status: 400 or 403 or 404 or 422 } answered => OfRefusal(answered, order),
            _ => new SubmitAnswer.Unknown(reply.Describe()),
        };
    }

    /// <summary>The error in a body; null when it is none of Alpaca's, such as a page of somebody in between.</summary>
    public static WireAnswers.Error? FindError(string body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, AlpacaJson.Default.Error) is { Message: { Length: > 0 } } error
                ? error
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static SubmitAnswer OfSuccess(AlpacaReply.Answered answered, OrderRequest order, out WireOrder? placed)
    {
        placed = null;
        try
        {
            var read = JsonSerializer.Deserialize(answered.Body, AlpacaJson.Default.WireOrder);
            if (read is { Id: { Length: > 0 } id } && read.ClientOrderId == order.Id.Value)
            {
                placed = read;
                return new SubmitAnswer.Accepted(id);
            }

            return new SubmitAnswer.Unknown(
                $"Alpaca answered with status {answered.Status} and without the order that was sent.");
        }
        catch (JsonException)
        {
            return new SubmitAnswer.Unknown(
                $"Alpaca answered with status {answered.Status} and a body that is no order.");
        }
    }

    private static SubmitAnswer OfRefusal(AlpacaReply.Answered answered, OrderRequest order)
    {
        if (FindError(answered.Body) is not { Code: { } code } error || !IsCodeOf(answered.Status, code))
        {
            return new SubmitAnswer.Unknown(
                $"Alpaca answered with status {answered.Status} and a reason that is not known.");
        }

        return answered.Status == 422 && Says(error, "client_order_id must be unique")
            ? new SubmitAnswer.AlreadyPlaced(error.Message!)
            : new SubmitAnswer.Refused($"{answered.Status}/{code}", Explain(error))
            {
                Kind = KindOf(answered.Status, code, error, order),
            };
    }

    // The first three digits of a code are a status; a 422 also brings codes of 400.
    private static bool IsCodeOf(int status, long code) =>
        code / 100_000 == status || (status, code) is (422, BadParameter) or (400, Unprocessable);

    private static RefusalKind KindOf(int status, long code, WireAnswers.Error error, OrderRequest order) =>
        error switch
    {
        _ when Says(error, "wash trade") || Field(error, "reject_reason").Contains(
            "opposite side", StringComparison.OrdinalIgnoreCase) => RefusalKind.WashTrade,
        _ when Says(error, "insufficient qty") && IsHeldForOrders(error, order) => RefusalKind.HeldForOrders,
        _ when Says(error, "insufficient buying power") || Says(error, "insufficient balance")
            => RefusalKind.BuyingPower,
        _ when code == 40310100 || Says(error, "restricted to liquidation") || Says(error, "not authorized to trade")
            || Says(error, "account is blocked") || Says(error, "trading is blocked")
            || Says(error, "trade suspended") || Says(error, "new orders are rejected") => RefusalKind.Account,
        _ when status == 404 || Says(error, "not tradable") || Says(error, "not fractionable")
            || Says(error, "asset not found") || Says(error, "could not find asset") => RefusalKind.Asset,
        _ => RefusalKind.Other,
    };

    // With fewer shares than the sale, it does not help to wait for those that are held.
    private static bool IsHeldForOrders(WireAnswers.Error error, OrderRequest order) =>
        Number(error, "held_for_orders") is > 0m
        && (Number(error, "existing_qty") is not { } existing || existing >= order.Quantity.Value);

    private static bool Says(WireAnswers.Error error, string words) =>
        error.Message!.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static string Field(WireAnswers.Error error, string name) =>
        error.Fields?.TryGetValue(name, out var value) == true ? value.ToString() : string.Empty;

    private static decimal? Number(WireAnswers.Error error, string name) => decimal.TryParse(
        Field(error, name), System.Globalization.NumberStyles.Float,
        System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string Explain(WireAnswers.Error error) => error.Fields is not { Count: > 0 } fields
        ? error.Message!
        : $"{error.Message} ({string.Join(", ", fields.Select(field => $"{field.Key} {field.Value}"))})";
}
